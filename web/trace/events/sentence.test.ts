import type { Role } from '@yuanliu/core/trace';
import { expect, test } from 'vitest';
import { sentenceOf } from './sentence.ts';

const unit = (label: string, role: Role) => ({ label, role });
const [milk, silo, pallet, cases] = [
  unit('RM1', 'input'),
  unit('S1', 'output'),
  unit('P1', 'parent'),
  unit('C1', 'child'),
];

test('a transformation reads from its inputs to its outputs, whatever the order', () => {
  const said = sentenceOf({ type: 'TransformationEvent', action: null, units: [silo, milk] });
  expect(said).toEqual({ shape: 'made', from: [milk], to: [silo] });
});

test.for([
  ['ADD', 'in'],
  ['DELETE', 'out'],
  ['OBSERVE', 'inside'],
] as const)('%s of a container reads as %s', ([action, shape]) => {
  const said = sentenceOf({ type: 'AggregationEvent', action, units: [pallet, cases] });
  expect(said).toEqual({ shape, inside: [cases], container: pallet });
});

test('a container without contents stands for all that is inside', () => {
  const said = sentenceOf({ type: 'AssociationEvent', action: 'DELETE', units: [pallet] });
  expect(said).toEqual({ shape: 'out', inside: [], container: pallet });
});

test('anything else is named once, without the ties to lots', () => {
  const [item, tie] = [unit('I1', 'observed'), unit('I1', 'member')];
  const said = sentenceOf({ type: 'ObjectEvent', action: 'OBSERVE', units: [item, tie] });
  expect(said).toEqual({ shape: 'named', units: [item] });
});
