import { expect, test } from 'vitest';
import { apartText, repeatedLabels } from './tell-apart.ts';

test('only labels of different units are repeated', () => {
  const units = [
    { uri: 'https://id.gs1.org/01/06901234500011/10/L1', label: 'L1' },
    { uri: 'https://id.gs1.org/01/06901234500028/10/L1', label: 'L1' },
    { uri: 'https://id.gs1.org/01/06901234500011/10/L2', label: 'L2' },
    { uri: 'https://id.gs1.org/01/06901234500011/10/L2', label: 'L2' },
  ];
  expect([...repeatedLabels(units)]).toEqual(['L1']);
});

test.for([
  ['https://id.gs1.org/01/06901234500011/10/L1', 'L1', 'id.gs1.org/01/06901234500011'],
  ['https://farm.example/lot/L%2F1', 'L/1', 'farm.example/lot'],
  ['https://id.gs1.org/00/169012345000010009', '9', 'id.gs1.org/00/169012345000010009'],
])('%s is told apart by %s', ([uri = '', label = '', apart]) => {
  expect(apartText({ uri, label })).toBe(apart);
});
