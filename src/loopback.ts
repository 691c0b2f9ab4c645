/** Whether a host name means this machine only: `localhost`, `127.0.0.0/8` or `::1`, the latter with or without brackets. */
export function isLoopback(hostname: string): boolean {
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(hostname)?.slice(1);
  if (octets !== undefined) return octets.every((octet) => Number(octet) <= 255);
  return /^(localhost|::1|\[::1\])$/i.test(hostname);
}
