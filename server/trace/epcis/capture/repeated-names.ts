import { type EventIssue, issue, step } from '@yuanliu/core/trace';
import { stringEnd } from './document-slices.ts';

/**
 * The first name that stands twice in one object (JSON-LD 1.1, 9: names are unique). A reader of JSON takes the last and
 * says nothing, so that two systems could read two facts out of one event. `text` is JSON and `value` what it says.
 */
export const repeatedNames = (text: string, value: unknown): EventIssue[] => {
  if (colonsIn(text) === namesIn(value)) return [];
  const path = repeatedPath(text);
  return path === undefined
    ? []
    : [
        issue(
          path,
          '同一对象中有两个同名字段，JSON-LD 不允许，请只保留一个',
          'This name stands twice in one object, which JSON-LD forbids; keep one of them',
        ),
      ];
};

const quote = 0x22;
const colon = 0x3a;

const colonsIn = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at) - 1;
    else if (code === colon) count += 1;
  }
  return count;
};

/** Without recursion: a sender may nest as deep as it likes. */
const namesIn = (value: unknown): number => {
  let count = 0;
  const open = [value];
  while (open.length > 0) {
    const each = open.pop();
    if (typeof each !== 'object' || each === null) continue;
    const inside: unknown[] = Object.values(each);
    if (!Array.isArray(each)) count += inside.length;
    for (const one of inside) if (typeof one === 'object') open.push(one);
  }
  return count;
};

interface Open {
  /** The names of an object so far; undefined for a list. */
  readonly names: Set<string> | undefined;
  at: string | number;
}

const repeatedPath = (text: string): string | undefined => {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const top = open.at(-1);
    if (sign === '{') open.push({ names: new Set(), at: '' });
    else if (sign === '[') open.push({ names: undefined, at: 0 });
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && typeof top?.at === 'number') top.at += 1;
    else if (sign === '"') {
      const end = stringEnd(text, at);
      if (top?.names !== undefined && isName(text, end)) {
        const name = String(JSON.parse(text.slice(at, end)));
        top.at = name;
        if (top.names.has(name)) return open.map((each) => step(String(each.at))).join('');
        top.names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
};

const afterBlanks = /\s*:/y;

const isName = (text: string, end: number): boolean => {
  afterBlanks.lastIndex = end;
  return afterBlanks.test(text);
};
