// Whom a limit counts (C23): addresses are texts with many spellings, and whoever has an IPv6 network has all of its
// addresses.
import ipaddr from 'ipaddr.js'

const TRANSLATED: ReadonlySet<string> = new Set(['rfc6052', 'rfc6145'])

/**
 * The IPv4 address, or the /64 of an IPv6 one; the same for every spelling, and for IPv4 that is written as IPv6.
 * @param address as a socket or a proxy gives it, with a port or without
 * @returns undefined when it is no address
 */
export function clientOf(address: string): string | undefined {
  const text = withoutPort(address.trim().replace(/^"(.*)"$/, '$1'))
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).toString()
  if (!ipaddr.IPv6.isValid(text)) return undefined
  const parsed = ipaddr.IPv6.parse(text)
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString()
  // Translated on the way from an IPv4 network (RFC 6052, RFC 6145): the address is its last 32 bits.
  if (TRANSLATED.has(parsed.range())) return ipaddr.fromByteArray(parsed.toByteArray().slice(12)).toString()
  const network = new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])
  return `${network.toString()}/64`
}

/** 192.0.2.1:443 and [2001:db8::1]:443, as some proxies write them; [2001:db8::1] too. */
function withoutPort(text: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
