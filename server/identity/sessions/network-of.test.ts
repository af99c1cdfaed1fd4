import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test.for([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:DB8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8::1:0:0:0:5', '2001:db8:0:1::/64'],
  ['2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s counts as %s', ([ip, network]) => {
  expect(networkOf(ip ?? '')).toBe(network);
});
