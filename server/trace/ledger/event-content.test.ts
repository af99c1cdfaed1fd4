import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash } from '../../platform/index.ts';
import { contentOf, eventContentHash, microseconds } from './event-content.ts';
import { lineOf } from './event-line.ts';
import { identify } from './identified-event.ts';
import { incoming, traceEvent } from '../../test/sample-events.ts';

test('an event is written canonically as it stands', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, fc.integer(), (document, uri, position) => {
      const line = lineOf(identify({ ...incoming(traceEvent({ bizStep: uri })), document }, 0), {
        nr: 7,
        flowNr: 7,
        contextNr: 3,
        recordTime: new Date(0),
        captureId: null,
        recordedBy: null,
        departmentId: null,
      });
      const content = {
        line,
        contextHash: 'x',
        incidences: [{ role: 1, field: 1, position, unitUri: 'urn:x', evidence: 1, isVessel: false }],
      };
      expect(JSON.stringify(contentOf(content))).toBe(canonicalJson(contentOf(content)));
      expect(eventContentHash(content)).toEqual(contentHash(contentOf(content)));
    }),
  );
});

test.each([
  ['2026-03-04T10:00:30.000Z', '2026-03-04T10:00:30.000000Z'],
  ['2026-03-04T10:00:30.123456Z', '2026-03-04T10:00:30.123456Z'],
  ['2026-03-04T10:00:30Z', '2026-03-04T10:00:30.000000Z'],
])('%s has six digits: %s', (time, full) => {
  expect(microseconds(time)).toBe(full);
});
