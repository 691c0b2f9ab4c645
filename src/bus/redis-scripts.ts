/**
 * What must happen in one step on Redis. A log is a stream, whose ids are `<sequence>-0`, and beside it a hash `head` with
 * its `epoch` and its `newest` sequence, and a hash with the fields of the writer's state. A lease is a key that holds its holder's token.
 *
 * A log begins a new epoch where Redis has lost it or its state, and where it is behind what the asker has seen of it: Redis came back
 * with an older copy, and the numbers after that will be given to other entries.
 */
import { defineScript } from '@redis/client';
import type { StateChanges } from './bus.ts';

/** What the asker has seen of a log. */
export interface LogPlace {
  /** The empty string where it has seen nothing. */
  readonly epoch: string;
  readonly newest: number;
}

/** What a read found: the log's epoch, then `sequence, value` for each entry. */
export type ReadReply = readonly [epoch: string, ...fields: string[]];

/** `[]` where the lease is held by another or the log is not in the epoch seen; else the place after the append. */
export type AppendReply = readonly [] | readonly [epoch: string, newest: string];

/** Sets `epoch` and `newest`. ARGV 1 to 3: the place seen (epoch, newest), and the epoch to begin if one must be. */
const OPEN_LOG = `
local head, stream, state = KEYS[1], KEYS[2], KEYS[3]
local epoch = redis.call('HGET', head, 'epoch')
local newest = tonumber(redis.call('HGET', head, 'newest') or '0')
local setBack = epoch == ARGV[1] and newest < tonumber(ARGV[2])
local lost = redis.call('HGET', head, 'hasState') == '1' and redis.call('EXISTS', state) == 0
if not epoch then redis.call('DEL', stream, state) end
if not epoch or setBack or lost then
  epoch = ARGV[3]
  redis.call('HSET', head, 'epoch', epoch)
  redis.call('HDEL', head, 'hasState')
end`;

const READ = `${OPEN_LOG}
local first = epoch == ARGV[1] and tonumber(ARGV[2]) + 1 or 1
local reply = { epoch }
for _, entry in ipairs(redis.call('XRANGE', stream, string.format('%d-0', first), '+', 'COUNT', ARGV[4])) do
  reply[#reply + 1] = string.match(entry[1], '^%d+')
  reply[#reply + 1] = entry[2][2]
end
return reply`;

/** ARGV 7: how many entries follow; behind them, pairs of a field and `=` with its new text, or `-`. */
const APPEND = `
if redis.call('GET', KEYS[4]) ~= ARGV[4] then return {} end
${OPEN_LOG}
if ARGV[1] ~= '' and epoch ~= ARGV[1] then return {} end
local last = 7 + tonumber(ARGV[7])
for i = 8, last do
  newest = newest + 1
  redis.call('XADD', stream, 'MAXLEN', ARGV[5], string.format('%d-0', newest), 'value', ARGV[i])
end
for i = last + 1, #ARGV, 2 do
  if ARGV[i + 1] == '-' then redis.call('HDEL', state, ARGV[i])
  else redis.call('HSET', state, ARGV[i], string.sub(ARGV[i + 1], 2)) end
end
redis.call('HSET', head, 'newest', string.format('%d', newest), 'hasState', redis.call('EXISTS', state))
if last >= 8 then redis.call('PUBLISH', ARGV[6], '') end
return { epoch, string.format('%d', newest) }`;

const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** The keys of one log. */
export interface LogKeys {
  readonly head: string;
  readonly stream: string;
  readonly state: string;
}

/** An append, as Redis needs it. */
export interface AppendCall {
  readonly keys: LogKeys;
  readonly seen: LogPlace;
  /** The epoch to begin, if one must be. */
  readonly nextEpoch: string;
  readonly lease: { readonly key: string; readonly token: string };
  readonly capacity: number;
  /** Told after entries were added. */
  readonly channel: string;
  readonly entries: readonly string[];
  readonly changes: StateChanges;
}

/** A read of at most `limit` entries after the place seen. */
export interface ReadCall {
  readonly keys: LogKeys;
  readonly seen: LogPlace;
  readonly nextEpoch: string;
  readonly limit: number;
}

/** The scripts, as methods of the client. */
export const scripts = {
  readLog: defineScript({
    SCRIPT: READ,
    NUMBER_OF_KEYS: 3,
    parseCommand(parser, { keys, seen, nextEpoch, limit }: ReadCall) {
      parser.pushKeys([keys.head, keys.stream, keys.state]);
      parser.push(seen.epoch, String(seen.newest), nextEpoch, String(limit));
    },
    transformReply: (reply: ReadReply) => reply,
  }),
  appendLog: defineScript({
    SCRIPT: APPEND,
    NUMBER_OF_KEYS: 4,
    parseCommand(parser, call: AppendCall) {
      const { keys, seen, lease, entries, changes } = call;
      parser.pushKeys([keys.head, keys.stream, keys.state, lease.key]);
      parser.push(seen.epoch, String(seen.newest), call.nextEpoch, lease.token);
      parser.push(String(call.capacity), call.channel, String(entries.length));
      for (const entry of entries) parser.push(entry);
      for (const [field, text] of changes) parser.push(field, text === null ? '-' : `=${text}`);
    },
    transformReply: (reply: AppendReply) => reply,
  }),
  renewLease: defineScript({
    SCRIPT: RENEW,
    NUMBER_OF_KEYS: 1,
    parseCommand(parser, key: string, token: string, ttlMs: number) {
      parser.pushKey(key);
      parser.push(token, String(ttlMs));
    },
    transformReply: (reply: number) => reply === 1,
  }),
  releaseLease: defineScript({
    SCRIPT: RELEASE,
    NUMBER_OF_KEYS: 1,
    parseCommand(parser, key: string, token: string) {
      parser.pushKey(key);
      parser.push(token);
    },
    transformReply: (reply: number) => reply === 1,
  }),
};
