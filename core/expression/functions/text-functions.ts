import type { RE2JS } from 're2js';
import { textOf } from '../values/text-of.ts';
import { Walk } from '../values/walk.ts';
import { numberOf, type Running, type Value } from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { countMatching, patternOf } from './patterns.ts';
import { type Given, signature } from './signature.ts';

/** Characters are code points: a sign beyond the first 65,536 counts once (DMN 10.3.4.3). */
const charactersOf = (text: string): string[] => Array.from(text);

const substring = (given: Given, run: Running): Value => {
  const characters = charactersOf(given.text(0));
  const start = given.whole(1);
  const length = given.has(2) ? given.whole(2) : characters.length;
  const from = start < 0 ? characters.length + start : start - 1;
  if (start === 0 || from < 0 || (given.has(2) && length < 1)) {
    return run.refuse({
      zh: '起始位置从 1（或从末尾 -1）数起，长度至少为 1。',
      en: 'A start counts from 1, or from the end by -1, and a length is at least 1.',
    });
  }
  return characters.slice(from, from + length).join('');
};

const replace = (given: Given, run: Running): Value => {
  const [text, pattern] = [given.text(0), given.text(1)];
  const compiled = patternOf(pattern, given.has(3) ? given.text(3) : '', run);
  if (compiled === null) return null;
  countMatching(text, pattern, run);
  const replacement = given.text(2);
  if (/(?:^|[^\\])(?:\\\\)*(?:\$(?!\d)|\\(?![\\$]))/.test(replacement)) {
    return run.refuse({
      zh: '替换文本中的 $ 后面要有数字，\\ 后面要有 \\ 或 $。',
      en: 'In a replacement a digit follows $, and \\ or $ follows \\.',
    });
  }
  if (compiled.matcher('').find()) {
    return run.refuse({
      zh: '正则表达式不能匹配空文本。',
      en: 'The pattern must not match an empty text.',
    });
  }
  return run.text(replaceAll(compiled, text, replacement));
};

/** Puts the replacement for every match; `$1` is the first group, `$0` the whole, `\\$` a dollar (XPath fn:replace). */
const replaceAll = (pattern: RE2JS, text: string, replacement: string): string => {
  const matcher = pattern.matcher(text);
  const parts: string[] = [];
  let end = 0;
  let size = 0;
  while (matcher.find() && size <= 1e6) {
    const filled = replacement.replace(/\\(.)|\$(\d)/gs, (_, escaped: unknown, digit: unknown) => {
      if (typeof escaped === 'string') return escaped;
      return Number(digit) > matcher.groupCount() ? '' : (matcher.group(Number(digit)) ?? '');
    });
    parts.push(text.slice(end, matcher.start()), filled);
    size += filled.length;
    end = matcher.end();
  }
  parts.push(text.slice(end));
  return parts.join('');
};

const split = (given: Given, run: Running): Value => {
  const [text, pattern] = [given.text(0), given.text(1)];
  const compiled = patternOf(pattern, '', run);
  if (compiled === null) return null;
  countMatching(text, pattern, run);
  return run.list(compiled.split(text, -1));
};

const join = (given: Given, run: Running): Value => {
  const all = given.list(0).filter((item) => item !== null);
  const items = all.filter((item) => typeof item === 'string');
  if (items.length < all.length) {
    return run.refuse({ zh: '列表里要都是文本。', en: 'The list must hold texts alone.' });
  }
  run.step(items.length);
  const delimiter = given.has(1) ? given.text(1) : '';
  let length = 0;
  for (const item of items) length += item.length + delimiter.length;
  // Counted before it is made, so that what is too long is never made.
  if (length > 1e6) run.step(length);
  return run.text(items.join(delimiter));
};

const before = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
};

const after = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
};

const two = 'string: string, match: string';

/** The functions about texts (DMN 10.3.4.3). */
export const textFunctions: readonly BuiltIn[] = [
  builtIn(
    'substring',
    signature('string: string, start position: number, length?: number', 'string', substring),
  ),
  builtIn(
    'string length',
    signature('string: string', 'number', (given) => {
      const text = given.text(0);
      let pairs = 0;
      for (let at = 0; at < text.length; at += 1) {
        if (text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) < 0xdc00) pairs += 1;
      }
      return numberOf(text.length - pairs);
    }),
  ),
  builtIn(
    'upper case',
    signature('string: string', 'string', (given, run) => run.text(given.text(0).toUpperCase())),
  ),
  builtIn(
    'lower case',
    signature('string: string', 'string', (given, run) => run.text(given.text(0).toLowerCase())),
  ),
  builtIn(
    'substring before',
    signature(two, 'string', (given) => before(given.text(0), given.text(1))),
  ),
  builtIn(
    'substring after',
    signature(two, 'string', (given) => after(given.text(0), given.text(1))),
  ),
  builtIn(
    'replace',
    signature('input: string, pattern: string, replacement: string, flags?: string?', 'string', replace),
  ),
  builtIn(
    'contains',
    signature(two, 'boolean', (given) => given.text(0).includes(given.text(1))),
  ),
  builtIn(
    'starts with',
    signature(two, 'boolean', (given) => given.text(0).startsWith(given.text(1))),
  ),
  builtIn(
    'ends with',
    signature(two, 'boolean', (given) => given.text(0).endsWith(given.text(1))),
  ),
  builtIn(
    'matches',
    signature('input: string, pattern: string, flags?: string?', 'boolean', (given, run) => {
      const [text, pattern] = [given.text(0), given.text(1)];
      const compiled = patternOf(pattern, given.has(2) ? given.text(2) : '', run);
      if (compiled === null) return null;
      countMatching(text, pattern, run);
      return compiled.matcher(text).find();
    }),
  ),
  builtIn('split', signature('string: string, delimiter: string', 'list<string>', split)),
  builtIn('string join', signature('list: list, delimiter?: string?', 'string', join)),
  builtIn(
    'string',
    signature('from: any', 'string', (given, run) =>
      given.has(0) ? run.text(textOf(given.value(0), new Walk(run.step))) : null,
    ),
  ),
];
