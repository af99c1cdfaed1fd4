import { expect, test } from 'vitest';
import { ledgerTitle } from './ledger-title.ts';

const shipping = 'https://ref.gs1.org/cbv/BizStep-shipping';

test.each([
  ['#1020', '事件 #1020', 'event #1020'],
  ['#1020 · event_voids', '事件 #1020 的作废关系', 'what voids event #1020, or is voided by it'],
  ['#1020 · incidences', '事件 #1020 的单元关系', 'the units of event #1020'],
  [
    `2026-11-24T01:00:00Z · ObjectEvent · ${shipping} · urn:x · y`,
    '2026-11-24T01:00:00Z · ObjectEvent · 发货 · urn:x · y',
    '2026-11-24T01:00:00Z · ObjectEvent · Shipping · urn:x · y',
  ],
  [
    '2026-11-24T01:00:00Z · ObjectEvent ·  · urn:x',
    '2026-11-24T01:00:00Z · ObjectEvent ·  · urn:x',
    '2026-11-24T01:00:00Z · ObjectEvent ·  · urn:x',
  ],
])('%s in words', (title, zh, en) => {
  expect(ledgerTitle(title)).toEqual({ zh, en });
});
