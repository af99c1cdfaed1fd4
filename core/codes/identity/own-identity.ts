import { type Reading, read } from '../reading.ts';
import { refuse, shown } from '../refuse.ts';
import { escapeValue } from '../gs1/uri-escape.ts';
import type { Level } from './key-kinds.ts';

/** What the enterprise names under its own domain when there is no GS1 key, and the level of each. */
export const ownKinds = {
  /** 批次: of receipt or production. */
  lot: 'lot',
  /** 连号段: a range of serials of one pool. */
  run: 'lot',
  /** 单品. */
  item: 'item',
  /** 物流单元 without an SSCC. */
  unit: 'logistic',
  /** A returnable thing without a GRAI or GIAI. */
  asset: 'asset',
  /** Silo, tank or hopper. */
  vessel: 'asset',
  /** 罐次: what a vessel holds between two changes. */
  fill: 'lot',
} as const satisfies Record<string, Level>;

/** A kind of own identity: the first word of its path. */
export type OwnKind = keyof typeof ownKinds;

/** One own identity: `https://<host>/<kind>/<number>[/<number>…]`. */
export interface OwnIdentity {
  /** In lower case, with the port when there is one: `trace.example.cn`. */
  readonly host: string;
  readonly kind: OwnKind;
  /** One to eight numbers, from the widest to the finest: `[work order, lot]`. Plain, not escaped. */
  readonly numbers: readonly string[];
}

const hostShape = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/;
const kindOf = (word: string): OwnKind | undefined =>
  Object.keys(ownKinds).find((kind): kind is OwnKind => kind === word);

const isNumber = (value: string): boolean =>
  value.length >= 1 && value.length <= 100 && value.trim() === value && !/\p{Cc}/u.test(value);

/**
 * Writes an own identity. Escaped is everything but `A–Z a–z 0–9 - . _ ~`, as UTF-8; so a number may hold 中文, `/`
 * and blanks inside. Refused: another kind, no number, more than eight, a number that is empty, longer than 100
 * characters, begins or ends with a blank, or holds a control character; `.` and `..`, which a browser drops.
 */
export const ownIdentityUri = ({ host, kind, numbers }: OwnIdentity): Reading<string> => {
  const wrong = numbers.find((value) => !isNumber(value) || value === '.' || value === '..');
  if (!hostShape.test(host)) {
    return refuse('WRONG_HOST', `“${shown(host)}”不是域名`, `"${shown(host)}" is not a host name`);
  }
  if (numbers.length === 0 || numbers.length > 8 || wrong !== undefined) {
    return refuse(
      'WRONG_OWN_NUMBER',
      `编号“${shown(wrong ?? '')}”不能用：应有 1–8 段，每段 1–100 个字符，首尾无空格`,
      `The number "${shown(wrong ?? '')}" cannot be used: one to eight parts of 1 to 100 characters, no blanks at their ends`,
    );
  }
  return read(`https://${host}/${kind}/${numbers.map((value) => escapeValue(value, 'path')).join('/')}`);
};

const shape = /^https?:\/\/([^/?#\s]+)\/([a-z]+)\/([^?#]+)$/i;

/** Reads an own identity, when its host is one of `hosts` (lower case) or any will do; undefined when it is none. */
export const readOwnIdentity = (uri: string, hosts: readonly string[] | 'any'): OwnIdentity | undefined => {
  const [, rawHost = '', word = '', path = ''] = shape.exec(uri) ?? [];
  const host = rawHost.toLowerCase();
  const kind = kindOf(word);
  if (kind === undefined || (hosts !== 'any' && !hosts.includes(host))) return undefined;
  try {
    const numbers = path.replace(/\/$/, '').split('/').map(decodeURIComponent);
    const own = { host, kind, numbers };
    return ownIdentityUri(own).ok ? own : undefined;
  } catch {
    return undefined;
  }
};
