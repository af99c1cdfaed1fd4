import { RE2JS } from 're2js';
import type { Running } from '../values/value.ts';

const flagBits: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
};

/** How long a pattern may be, and how often a part of it may be repeated in all. */
const maxPattern = 500;

const known = new Map<string, RE2JS>();
const maxKnown = 200;

/**
 * A pattern that takes time in proportion to the text, whatever it is (RE2: no references back, no looking around).
 * Flags of XPath: i, s, m, x. Null with a reason where it cannot be read.
 */
export const patternOf = (pattern: string, flags: string, run: Running): RE2JS | null => {
  const key = `${flags}/${pattern}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  if (!/^[ismx]*$/.test(flags)) {
    return run.refuse({
      zh: '正则表达式的标志只能是 i、s、m、x。',
      en: 'The flags of a pattern are i, s, m and x.',
    });
  }
  if (pattern.length > maxPattern) {
    return run.refuse({
      zh: `正则表达式太长：最多 ${maxPattern} 个字符。`,
      en: `The pattern is too long: ${maxPattern} characters at most.`,
    });
  }
  const source = flags.includes('x') ? pattern.replaceAll(/\s+/g, '') : pattern;
  try {
    const bits = flags.split('').reduce((sum, flag) => sum | (flagBits[flag] ?? 0), 0);
    const compiled = RE2JS.compile(source, bits);
    if (known.size >= maxKnown) known.clear();
    known.set(key, compiled);
    return compiled;
  } catch {
    return run.refuse({
      zh: '正则表达式看不懂（不支持反向引用和环视）。',
      en: 'The pattern cannot be read (references back and looking around are not known).',
    });
  }
};

/** Counts the work of matching: in proportion to the text and to the pattern. */
export const countMatching = (text: string, pattern: string, run: Running): void => {
  run.step(1 + ((text.length * (8 + pattern.length)) >> 8));
};
