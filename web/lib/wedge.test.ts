import { expect, it } from 'vitest';
import { groupSeparator, keyOf, nextKey, noKeys } from './wedge.ts';

const keysOf = (text: string): string[] => Array.from(text);

/** Types `keys`, `pause` milliseconds apart, and gives every code that was heard. */
const hear = (keys: readonly string[], pause: number | ((index: number) => number)): string[] => {
  const codes: string[] = [];
  let state = noKeys;
  let at = 1000;
  for (const [index, key] of keys.entries()) {
    at += typeof pause === 'number' ? pause : pause(index);
    const step = nextKey(state, { key, at });
    state = step.state;
    if (step.code !== undefined) codes.push(step.code);
  }
  return codes;
};

const code = '(01)06901234567892(21)O0l1';

it.each([1, 8, 25, 40])('hears a scan with %d ms between keys', (pause) => {
  expect(hear([...keysOf(code), 'Enter'], pause)).toEqual([code]);
});

it('hears a scanner that ends with Tab', () => {
  expect(hear([...keysOf(code), 'Tab'], 5)).toEqual([code]);
});

it('does not take typing for a scan', () => {
  expect(hear([...keysOf('zhangwei'), 'Enter'], 80)).toEqual([]);
});

it('does not take Enter, pressed by hand after a burst, for the end of a scan', () => {
  expect(hear([...keysOf(code), 'Enter'], (index) => (index === code.length ? 400 : 5))).toEqual([]);
});

it('leaves out a key that was struck before the scanner began', () => {
  expect(hear(['x', ...keysOf(code), 'Enter'], (index) => (index === 1 ? 300 : 5))).toEqual([code]);
});

it('does not take a few quick keys for a code', () => {
  expect(hear([...keysOf('abc'), 'Enter'], 5)).toEqual([]);
});

it('hears capital letters, for which a scanner presses Shift', () => {
  const keys = keysOf('ABCDEF').flatMap((letter) => ['Shift', letter]);
  expect(hear([...keys, 'Enter'], 5)).toEqual(['ABCDEF']);
});

it('hears two scans after each other as two', () => {
  expect(hear([...keysOf('690123'), 'Enter', ...keysOf('690124'), 'Enter'], 5)).toEqual(['690123', '690124']);
});

it('hears the separator of a GS1 code, for which a scanner presses Ctrl and ]', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  const strokes = [
    ...keysOf('10LOT').map((key) => ({ ...plain, key })),
    { ...plain, ctrlKey: true, key: 'Control' },
    { ...plain, ctrlKey: true, key: ']' },
    ...keysOf('21S1').map((key) => ({ ...plain, key })),
    { ...plain, key: 'Enter' },
  ];
  expect(
    hear(
      strokes.flatMap((stroke) => keyOf(stroke) ?? []),
      25,
    ),
  ).toEqual([`10LOT${groupSeparator}21S1`]);
  expect(keyOf({ ...plain, ctrlKey: true, key: 'k' })).toBeUndefined();
});
