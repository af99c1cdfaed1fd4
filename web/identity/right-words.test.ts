import { expect, test } from 'vitest';
import { rightsInWords } from './right-words.ts';

const known = ['a', 'b', 'c', 'd'].map((name) => ({ name, text: { zh: `看${name}`, en: `See ${name}` } }));

test.for([
  { names: ['a'], zh: '“看a”', en: '“See a”' },
  { names: ['a', 'gone'], zh: '“看a”、“gone”', en: '“See a”, “gone”' },
  {
    names: ['a', 'b', 'c', 'd', 'e'],
    zh: '“看a”、“看b”、“看c”等 5 项',
    en: '“See a”, “See b”, “See c” and 2 more',
  },
])('$names in words', ({ names, zh, en }) => {
  expect(rightsInWords(names, known, 'zh')).toBe(zh);
  expect(rightsInWords(names, known, 'en')).toBe(en);
});
