import { expect, it } from 'vitest';
import { balanceSides } from './balance-sides.ts';

const nothing = {
  made: {},
  opening: {},
  adjusted: {},
  members: {},
  consumed: {},
  removed: {},
  samples: {},
  loss: {},
  delivered: {},
  onHand: {},
  unexplained: {},
};
const namesOf = (parts: readonly { readonly name: string; readonly quantity: string }[]): string[] =>
  parts.map(({ name, quantity }) => `${name} ${quantity}`);

it('puts what came against what went, each unit of measure by itself', () => {
  const balance = {
    ...nothing,
    made: { KGM: '18000', C62: '2' },
    consumed: { KGM: '17800' },
    onHand: { KGM: '200', C62: '2' },
  };
  const [pieces, weight] = balanceSides(balance);
  expect(pieces?.uom).toBe('C62');
  expect(namesOf(weight?.came ?? [])).toEqual(['made 18000']);
  expect(namesOf(weight?.went ?? [])).toEqual(['consumed 17800', 'onHand 200']);
  expect(weight?.gap).toBeUndefined();
  expect(weight?.went.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

it('names a gap on the side that lacks it', () => {
  const more = balanceSides({
    ...nothing,
    made: { KGM: '10' },
    onHand: { KGM: '7' },
    unexplained: { KGM: '3' },
  });
  expect(more[0]?.gap).toEqual({ quantity: '3', on: 'went' });
  const less = balanceSides({
    ...nothing,
    made: { KGM: '10' },
    consumed: { KGM: '12.5' },
    unexplained: { KGM: '-2.5' },
  });
  expect(less[0]?.gap).toEqual({ quantity: '2.5', on: 'came' });
  expect(namesOf(less[0]?.came ?? [])).toEqual(['made 10', 'unexplained 2.5']);
});

it('turns what counting found missing into something that went', () => {
  const sides = balanceSides({
    ...nothing,
    made: { C62: '24' },
    adjusted: { C62: '-1' },
    onHand: { C62: '23' },
  });
  expect(namesOf(sides[0]?.went ?? [])).toEqual(['onHand 23', 'adjustedLess 1']);
});
