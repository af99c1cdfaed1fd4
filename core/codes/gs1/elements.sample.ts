import fc from 'fast-check';
import { checkDigitOf } from './check-digit.ts';
import type { Element } from './element-string.ts';
import { characters82 } from './lint-characters.ts';

const digitString = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const text82 = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters82), minLength: 1, maxLength });
const element = (ai: string, value: fc.Arbitrary<string>): fc.Arbitrary<Element> =>
  value.map((made) => ({ ai, value: made }));

const day = fc
  .record({ year: fc.nat(99), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 0, max: 28 }) })
  .map((one) => [one.year, one.month, one.day].map((part) => String(part).padStart(2, '0')).join(''));

export const gtins = digitString(13).map((body) => body + checkDigitOf(body));

/** Elements that may stand beside a GTIN, each at most once, in any order. */
export const besideGtin = fc.tuple(
  fc.option(element('22', text82(20)), { nil: undefined }),
  fc.option(element('10', text82(20)), { nil: undefined }),
  fc.option(element('21', text82(20)), { nil: undefined }),
  fc.option(element('17', day), { nil: undefined }),
  fc.option(element('3103', digitString(6)), { nil: undefined }),
  fc.option(element('99', text82(90)), { nil: undefined }),
);

/** A GTIN with some of what may stand beside it, shuffled. */
export const itemElements: fc.Arbitrary<readonly Element[]> = fc
  .tuple(gtins, besideGtin)
  .map(([value, others]) => [{ ai: '01', value }, ...others.filter((one) => one !== undefined)])
  .chain((elements) =>
    fc.shuffledSubarray(elements, { minLength: elements.length, maxLength: elements.length }),
  );
