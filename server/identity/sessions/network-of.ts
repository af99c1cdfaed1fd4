import { isIPv6 } from 'node:net';

/**
 * What counts as one address where wrong passwords are counted: an IPv4 address; of an IPv6 address its network (/64),
 * which belongs to one household or machine and holds more addresses than anybody could lock.
 */
export const networkOf = (ip: string): string => {
  const [plain = ''] = ip.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  // One spelling of each address, in lower case and without dots (WHATWG URL, IPv6 serializer).
  const text = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
  const [before, after] = text.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...(before ?? []), ...(after === undefined ? [] : zeros(before, after)), ...(after ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
};

const zeros = (before: readonly string[] = [], after: readonly string[] = []): string[] =>
  Array.from({ length: 8 - before.length - after.length }, () => '0');
