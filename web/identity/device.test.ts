import { expect, test } from 'vitest';
import { deviceOf, placeOf } from './device.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

test.for([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'computer', 'Windows', 'Chrome 142'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/141.0.0.0`,
    'computer',
    'Windows',
    'Edge 141',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'computer',
    'macOS',
    'Safari 18',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'phone',
    'iPhone',
    'Safari 18',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60 NetType/WIFI',
    'phone',
    'iPhone',
    '微信 8',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; V2366) ${chrome} Mobile Safari/537.36 wxwork/4.1.36 MicroMessenger/7.0.1`,
    'phone',
    'Android',
    '企业微信 4',
  ],
  [`Mozilla/5.0 (Linux; Android 13; SM-X200) ${chrome} Safari/537.36`, 'tablet', 'Android', 'Chrome 142'],
  [
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1 Mobile HuaweiBrowser/5.1.3',
    'phone',
    'HarmonyOS',
    '华为浏览器 5',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'computer',
    'Linux',
    'Firefox 145',
  ],
  ['curl/8.14.1', 'program', undefined, 'curl 8'],
  ['', 'program', undefined, undefined],
] as const)('%s', ([agent, kind, system, browser]) => {
  expect(deviceOf(agent)).toEqual({ kind, system, browser });
});

test.for([
  ['127.0.0.1', 'itself'],
  ['::1', 'itself'],
  ['::ffff:192.168.3.7', 'inside'],
  ['10.2.0.9', 'inside'],
  ['172.15.0.1', 'outside'],
  ['172.31.255.1', 'inside'],
  ['100.64.0.1', 'inside'],
  ['100.128.0.1', 'outside'],
  ['fd12:3456::1', 'inside'],
  ['240e:380::1', 'outside'],
] as const)('%s lies %s', ([ip, place]) => {
  expect(placeOf(ip)).toBe(place);
});
