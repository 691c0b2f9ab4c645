/** What one connection may use, and all connections together: the bounds of every transport. SECURITY.md lists them. */

/** TCP connections open at the same time. The next one is answered 503 and closed. */
export const MAX_CONNECTIONS = 10_000;

/** Requests of one connection that are being answered. HTTP pipelining makes more than one possible. */
export const MAX_REQUESTS_PER_CONNECTION = 16;

/** Bytes that may wait for one client to read them. A connection over this is closed. */
export const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** Bytes that may wait for all clients. Over this, the connections with the most are closed first. */
export const MAX_TOTAL_BUFFERED_BYTES = 128 * 1024 * 1024;

/** How long a client may read nothing of what waits for it. */
export const READ_STALL_MS = 60_000;

/** How long a client may take to send the headers of a request; also how long a new connection may stay silent. */
export const HEADERS_TIMEOUT_MS = 10_000;

/** How long a client may take to send a whole request. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Sockets that have not initialised their connection yet. The next upgrade is answered 503. */
export const MAX_UNINITIALISED_SOCKETS = 1_000;

/** How long a socket may take to send `connection_init`. */
export const INIT_TIMEOUT_MS = 3_000;

/** How long a closed socket may take to answer the close frame. */
export const CLOSE_TIMEOUT_MS = 2_000;

/** Messages of one socket: how many may come at once, and how many every second. Protocol pings count. */
export const MESSAGE_BURST = 1_000;
export const MESSAGES_PER_SECOND = 500;

/** Messages of a socket before its connection is acknowledged: `connection_init` and a few pings. */
export const MAX_MESSAGES_BEFORE_INIT = 10;

/** Characters of the payload of a graphql-ws ping, which the pong repeats. */
export const MAX_PING_PAYLOAD = 1_024;

/** Operations open on one socket or one shared event stream. */
export const MAX_OPERATIONS_PER_CONNECTION = 100;

/** Subscriptions open for one caller, over all transports. */
export const MAX_SUBSCRIPTIONS_PER_CALLER = 10_000;

/** Shared event streams reserved or open. The next reservation is answered 503. */
export const MAX_EVENT_STREAMS = 2_000;

/** How long a reserved event stream waits to be opened. */
export const RESERVATION_MS = 10_000;
