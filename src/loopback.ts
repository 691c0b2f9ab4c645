/** Whether a host name means this machine only: `localhost`, `127.0.0.0/8` or `::1`, the latter with or without brackets. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(hostname);
}
