import { isIP } from 'node:net';

/** True for `127.0.0.0/8` and `::1`, also where an IPv4 address is written as an IPv6 one (`::ffff:127.0.0.1`). */
export function isLoopbackAddress(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/**
 * True for a host, without a port, that is this machine and nobody else's: `localhost` in any case, with or without its closing dot, or such an
 * address; an IPv6 one with or without brackets. Not for names below `localhost`: it is up to a resolver where those lead.
 */
export function isLoopbackHost(host: string): boolean {
  return /^localhost\.?$/i.test(host) || isLoopbackAddress(host.replace(/^\[(.*)\]$/, '$1'));
}

/** True for an http or https URL, without user or password, whose host is this machine by name (`localhost`) or address. */
export function isLoopbackUrl(url: string | undefined): boolean {
  const parsed = URL.canParse(url ?? '') ? new URL(url ?? '') : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return false;
  return isLoopbackHost(parsed.hostname);
}

/** True for a `Host` header that is missing, malformed, or names anything but this machine. */
export function foreignHost(host: string | undefined): boolean {
  return !host || !/^[\w.:[\]-]+$/.test(host) || !isLoopbackUrl(`http://${host}/`);
}
