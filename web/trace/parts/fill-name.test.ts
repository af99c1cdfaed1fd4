import { expect, it } from 'vitest';
import { fillName } from './fill-name.ts';

it('reads vessel and opening from the URI of a fill', () => {
  expect(fillName('https://id.qinghe.example/vessel/S1/fill/20261119T231000Z-03f46251')).toEqual({
    vesselUri: 'https://id.qinghe.example/vessel/S1',
    vessel: 'S1',
    opened: '2026-11-19T23:10:00Z',
  });
});

it('leaves every other URI alone', () => {
  expect(fillName('https://id.qinghe.example/vessel/S1')).toBeUndefined();
  expect(fillName('https://id.qinghe.example/fill/20261119T231000Z')).toBeUndefined();
});
