import { BlockList, isIP } from 'node:net';
import os from 'node:os';
import type { Names } from './certificate.ts';

/** What this machine is called and where it is reached now, this machine itself included. */
export const machineNames = (host: string): Names => {
  const name = os.hostname().toLowerCase();
  const addresses = Object.values(os.networkInterfaces())
    .flatMap((list) => list ?? [])
    // A link-local IPv6 address needs a zone, which no browser takes.
    .filter(({ address }) => !address.startsWith('fe80:'))
    .map(({ address }) => address);
  const listening = host === '0.0.0.0' || host === '::' ? [] : [host.toLowerCase()];
  const isName = (one: string): boolean => isIP(one) === 0 && /^[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(one);
  const dns = ['localhost', name, ...(name.includes('.') ? [] : [`${name}.local`]), ...listening];
  return {
    dns: unique(dns.filter(isName)),
    ip: unique(['127.0.0.1', '::1', ...addresses, ...listening].filter((one) => isIP(one) !== 0)),
  };
};

/** Addresses that phones on the network can reach, IPv4 before IPv6. */
export const lanAddresses = ({ ip }: Names): string[] =>
  ip
    .filter((address) => address !== '::1' && !address.startsWith('127.'))
    .toSorted((a, b) => isIP(a) - isIP(b));

/**
 * What a new authority may vouch for: private networks and names that no public authority gives, and this machine.
 * If its key is ever stolen, the phones that trust it still believe no other site.
 */
export const permittedFor = ({ dns, ip }: Names): Names => {
  const ranges = [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '169.254.0.0/16',
    '100.64.0.0/10',
    '127.0.0.0/8',
    'fc00::/7',
    '::1/128',
  ];
  const domains = ['localhost', 'local', 'lan', 'internal', 'home.arpa'];
  const inRanges = { dns: domains, ip: ranges };
  return {
    dns: [...domains, ...dns.filter((name) => !isPermitted(inRanges, name))],
    ip: [
      ...ranges,
      ...ip
        .filter((address) => !isPermitted(inRanges, address))
        .map((address) => `${address}/${isIP(address) === 4 ? 32 : 128}`),
    ],
  };
};

/** Whether an authority so limited may vouch for a name or an address. */
export const isPermitted = ({ dns, ip }: Names, name: string): boolean => {
  const family = isIP(name);
  if (family === 0) return dns.some((domain) => name === domain || name.endsWith(`.${domain}`));
  const list = new BlockList();
  for (const range of ip) {
    const [network = '', bits = ''] = range.split('/');
    list.addSubnet(network, Number(bits), isIP(network) === 4 ? 'ipv4' : 'ipv6');
  }
  return list.check(name, family === 4 ? 'ipv4' : 'ipv6');
};

const unique = (names: readonly string[]): string[] => [...new Set(names)];
