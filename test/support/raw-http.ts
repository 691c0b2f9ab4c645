/** One HTTP request whose answer is read byte by byte, for answers that a client library would not show. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Everything that comes before the server closes the connection. @param line such as `GET /ok` */
export function rawRequest(url: string, line: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${line} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
  return text(socket);
}
