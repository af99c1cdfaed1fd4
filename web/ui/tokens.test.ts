import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { type Colour, colours, type Theme, tokensCss } from './tokens.ts';

const surfaces: readonly Colour[] = ['frame', 'sheet', 'raised', 'sunken'];
const words: readonly Colour[] = ['text', 'textQuiet', 'textFaint', 'primary', 'good', 'wait', 'warn', 'bad'];
const tints: readonly (readonly [Colour, Colour])[] = [
  ['primaryTint', 'primary'],
  ['primaryTint', 'text'],
  ['primaryTint', 'textQuiet'],
  ['goodTint', 'good'],
  ['waitTint', 'wait'],
  ['warnTint', 'warn'],
  ['badTint', 'bad'],
  ['primary', 'onPrimary'],
  ['primaryStrong', 'onPrimary'],
];
const themes: readonly Theme[] = ['light', 'dark'];

const pairs = themes.flatMap((theme) => [
  ...surfaces.flatMap((surface) => words.map((word) => ({ theme, surface, word }))),
  ...tints.map(([surface, word]) => ({ theme, surface, word })),
]);

describe('contrast', () => {
  it('measures the known ends of the scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(pairs)('$theme: $word can be read on $surface', ({ theme, surface, word }) => {
    expect(contrast(colours[theme][surface], colours[theme][word])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(themes.flatMap((theme) => surfaces.map((surface) => ({ theme, surface }))))(
    '$theme: the focus ring stands out on $surface',
    ({ theme, surface }) => {
      expect(contrast(colours[theme][surface], colours[theme].focus)).toBeGreaterThanOrEqual(3);
    },
  );

  // WCAG 2.2, 1.4.11: what one must see to find a field.
  it.each(themes.flatMap((theme) => (['sheet', 'raised'] as const).map((surface) => ({ theme, surface }))))(
    '$theme: the edge of a field stands out on $surface',
    ({ theme, surface }) => {
      expect(contrast(colours[theme][surface], colours[theme].lineStrong)).toBeGreaterThanOrEqual(3);
    },
  );
});

it('names every colour of the light face in the dark one', () => {
  expect(Object.keys(colours.dark)).toEqual(Object.keys(colours.light));
});

it('writes each token as a CSS variable, dark values under the dark attribute', () => {
  const css = tokensCss();
  expect(css).toContain('--text-quiet: #4a5c67;');
  expect(css).toContain('--radius: 6px;');
  expect(css.slice(css.indexOf("[data-theme='dark']"))).toContain('--sheet: #182127;');
});
