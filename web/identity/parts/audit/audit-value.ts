import type { AuditWords } from '@yuanliu/core/identity';
import type { Text } from '@yuanliu/core/platform';

/** What a value of the audit is read with. */
export interface ValueReader {
  readonly names: AuditWords['names'];
  readonly say: (text: Text) => string;
  /** Writes an ISO moment as the locale does. */
  readonly time: (iso: string) => string;
  /** What an id stands for, where the reader knows it. */
  readonly nameOf: (id: string) => string | undefined;
  readonly words: {
    readonly yes: Text;
    readonly no: Text;
    readonly secret: Text;
    readonly off: Text;
    readonly weekdays: Text;
  };
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const secret = '…';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * A JSON value of the audit as lines for a person, never as JSON; no line for an empty value. `path` is the kind of
 * thing and the field (`identity.user/language`), by which the words of the audit name values and parts.
 */
export const readValue = (reader: ValueReader, path: string, value: unknown): readonly string[] => {
  if (isBlank(value)) return [];
  if (!Array.isArray(value)) {
    if (!isRecord(value)) return [plain(reader, path, value)];
    const hours = hoursOf(value);
    return hours === undefined ? entries(reader, path, value) : [hours];
  }
  const items: readonly unknown[] = value;
  if (items.every((item) => Array.isArray(item))) return week(reader, path, items);
  if (items.every(isRecord)) return items.flatMap((item) => oneLine(reader, path, item));
  return [items.map((item) => plain(reader, path, item)).join('、')];
};

/** What a field is called. */
export const fieldName = (
  { names, say }: ValueReader,
  { type, field }: { readonly type: string; readonly field: string },
): string => {
  const known = names[`${type}/${field}`];
  if (known !== undefined) return say(known);
  // A counter's field carries its period behind its name: "nextValue 2026-11".
  const [name = '', ...rest] = field.split(' ');
  const begins = names[`${type}/${name}`];
  return begins === undefined ? field : `${say(begins)} ${rest.join(' ')}`;
};

const plain = ({ names, say, time, nameOf, words }: ValueReader, path: string, value: unknown): string => {
  if (typeof value === 'boolean') return say(value ? words.yes : words.no);
  if (typeof value !== 'string') return String(value);
  if (value === secret) return say(words.secret);
  const known = names[`${path}=${value}`] ?? names[value];
  if (known !== undefined) return say(known);
  return moment.test(value) ? time(value) : (nameOf(value) ?? value);
};

const label = ({ names, say }: ValueReader, path: string, key: string): string => {
  const known = names[`${path}/${key}`] ?? names[key];
  return known === undefined ? key : say(known);
};

/** The parts of a value, a line each. A part is named by its own path or, where it has none, by that of the whole. */
const entries = (reader: ValueReader, path: string, value: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(value)
    .filter(([, part]) => !isBlank(part))
    .map(([key, part]) => {
      const own = `${path}/${key}`;
      const isNamed = typeof part === 'string' && reader.names[`${own}=${part}`] !== undefined;
      const shown = readValue(reader, isNamed || typeof part !== 'string' ? own : path, part).join('，');
      return `${label(reader, path, key)} ${shown}`;
    });

/** A part of a list: its kind first, then what it says. */
const oneLine = (reader: ValueReader, path: string, value: Readonly<Record<string, unknown>>): string[] => {
  const hours = hoursOf(value);
  if (hours !== undefined) return [hours];
  const { kind, ...rest } = value;
  const parts = Object.values(rest);
  // Beside the kind a single part needs no name: "日期：yyyyMMdd".
  const more =
    parts.length === 1 && typeof kind === 'string'
      ? readValue(reader, path, parts[0]).join('，')
      : entries(reader, path, rest).join('，');
  if (typeof kind !== 'string') return [more];
  const name = plain(reader, `${path}/kind`, kind);
  return [more === '' ? name : `${name}：${more}`];
};

const hoursOf = (value: Readonly<Record<string, unknown>>): string | undefined => {
  const { from, to, ...rest } = value;
  const isHours = typeof from === 'string' && typeof to === 'string' && Object.keys(rest).length === 0;
  return isHours ? `${from}–${to}` : undefined;
};

/** Seven lists of hours are the days of a week. */
const week = (reader: ValueReader, path: string, days: readonly unknown[]): string[] => {
  const { say, words } = reader;
  const weekdays = say(words.weekdays).split(' ');
  return days.map((day, index) => {
    const hours = readValue(reader, path, day);
    return `${weekdays[index] ?? index + 1} ${hours.length === 0 ? say(words.off) : hours.join('、')}`;
  });
};

/**
 * Of two states made of parts, the parts that differ, and how many do not: a role has dozens of rights, and one of
 * them changed. Other values come back as they are.
 */
export const differing = (from: unknown, to: unknown): { from: unknown; to: unknown; same: number } => {
  if (!isRecord(from) || !isRecord(to)) return { from, to, same: 0 };
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const isSame = (key: string): boolean => JSON.stringify(from[key]) === JSON.stringify(to[key]);
  const pick = (value: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !isSame(key)));
  return { from: pick(from), to: pick(to), same: keys.filter(isSame).length };
};
