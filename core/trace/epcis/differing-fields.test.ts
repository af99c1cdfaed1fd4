import { expect, test } from 'vitest';
import { differingFields } from './differing-fields.ts';
import { epcisContextUrl } from './built-in-contexts.ts';
import { namesOf } from './names.ts';

const read = (event: object, prefix = 'a') => ({
  event: { type: 'ObjectEvent', ...event },
  names: namesOf([epcisContextUrl, { [prefix]: 'https://ns.example.com/' }]),
});
const seen = {
  eventTime: '2026-03-04T10:00:00+08:00',
  epcList: ['urn:epc:id:sgtin:4012345.011111.1', 'urn:x:2'],
};

test.for([
  ['nothing', seen, seen, []],
  [
    'what a declaration adds',
    seen,
    { ...seen, eventID: 'urn:x:1', errorDeclaration: {}, recordTime: 'x' },
    [],
  ],
  ['the same moment in another zone', seen, { ...seen, eventTime: '2026-03-04T02:00:00.000Z' }, []],
  ['the same things in another order', seen, { ...seen, epcList: seen.epcList.toReversed() }, []],
  ['another thing', seen, { ...seen, epcList: ['urn:x:3'] }, ['epcList']],
  ['an empty list', seen, { ...seen, bizTransactionList: [] }, []],
  [
    'one more field and one less',
    seen,
    { epcList: seen.epcList, bizStep: 'shipping' },
    ['bizStep', 'eventTime'],
  ],
  ['another type', seen, { ...seen, type: 'AssociationEvent' }, ['type']],
] as const)('%s', ([, one, other, fields]) => {
  expect(differingFields(read(one), read(other))).toEqual(fields);
});

test('extensions count by what they mean, not by their prefix', () => {
  const [one, other] = [read({ 'a:x': 1, 'a:y': 1 }), read({ 'b:x': 1, 'b:y': 2 }, 'b')];
  expect(differingFields(one, other)).toEqual(['{https://ns.example.com/}y']);
});
