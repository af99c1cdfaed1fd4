/** What kind of machine a session runs on. */
export type DeviceKind = 'computer' | 'phone' | 'tablet' | 'program';

/** A device as its User-Agent header tells; the names are those of the makers and the same in every language. */
export interface Device {
  readonly kind: DeviceKind;
  /** `Windows`, `iPhone`; undefined where the header does not say. */
  readonly system: string | undefined;
  /** `Edge 142`, `企业微信`; undefined where the header does not say. */
  readonly browser: string | undefined;
}

type Sign = readonly [RegExp, string];

// Order matters: browsers carry the names of those that they imitate, so the more particular comes first.
const browsers: readonly Sign[] = [
  [/wxwork\/(\d+)/i, '企业微信'],
  [/MicroMessenger\/(\d+)/, '微信'],
  [/DingTalk\/(\d+)/i, '钉钉'],
  [/(?:Lark|Feishu)\/(\d+)/i, '飞书'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/M?QQBrowser\/(\d+)/, 'QQ 浏览器'],
  [/HuaweiBrowser\/(\d+)/, '华为浏览器'],
  [/MiuiBrowser\/(\d+)/, '小米浏览器'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)\S* (?:Mobile\/\S+ )?Safari/, 'Safari'],
];

const systems: readonly (readonly [RegExp, string, DeviceKind])[] = [
  [/iPad/, 'iPad', 'tablet'],
  [/iPhone/, 'iPhone', 'phone'],
  [/(?:HarmonyOS|OpenHarmony).*(?:Tablet|PC)/, 'HarmonyOS', 'tablet'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS', 'phone'],
  [/Android.*Mobile/, 'Android', 'phone'],
  [/Android/, 'Android', 'tablet'],
  [/Windows/, 'Windows', 'computer'],
  [/Macintosh|Mac OS X/, 'macOS', 'computer'],
  [/CrOS/, 'ChromeOS', 'computer'],
  [/Linux|X11/, 'Linux', 'computer'],
];

/** Reads a User-Agent header; whatever is no browser is a program with its own name (`curl 8`). */
export const deviceOf = (agent: string): Device => {
  const browser = browsers.find(([sign]) => sign.test(agent));
  const system = systems.find(([sign]) => sign.test(agent));
  const [, program, version] = /^([\w.-]+)\/(\d+)/.exec(agent) ?? [];
  if (browser === undefined && system === undefined)
    return {
      kind: 'program',
      system: undefined,
      browser: program === undefined ? undefined : `${program} ${version}`,
    };
  return {
    kind: system?.[2] ?? 'computer',
    system: system?.[1],
    browser: browser && `${browser[1]} ${browser[0].exec(agent)?.[1] ?? ''}`.trim(),
  };
};

/** Where an address lies as far as the address itself tells. */
export type Place = 'itself' | 'inside' | 'outside';

// RFC 1918, RFC 6598 (100.64/10), link-local, and the unique local addresses of RFC 4193.
const inside =
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/i;

/** The server itself, the enterprise's own network, or beyond it. */
export const placeOf = (ip: string): Place => {
  const address = ip.replace(/^::ffff:/i, '');
  if (address === '::1' || address.startsWith('127.')) return 'itself';
  return inside.test(address) ? 'inside' : 'outside';
};
