import { documentParts, isObject, preHashOf } from '@yuanliu/core/trace';
import { describe, expect, it } from 'vitest';
import { corpus, type Scored, score } from '../../test/corpora.ts';
import { eventHash, eventIdOfHash } from './event-id.ts';

const hashes = corpus('epcis-event-hash');

interface Listed {
  readonly file: string;
  readonly hashes: readonly string[];
  /** Whether SHA-256 of the published pre-hash string is the published hash; absent without such a file. */
  readonly prehashAgrees?: readonly boolean[];
}

const hashesOf = (document: unknown): string[] => {
  const { events, ignored } = documentParts(document);
  return events.map(({ event, names }) => {
    if (!isObject(event)) return 'no event';
    return eventIdOfHash(eventHash(preHashOf(event, { names, ignored })));
  });
};

describe.skipIf(!hashes.isHere)('the event hash of CBV 2.0', () => {
  it('is what others publish', () => {
    const cases: Scored[] = [];
    const unscored: { id: string; reason: string }[] = [];
    for (const { file, hashes: published, prehashAgrees } of hashes.json('index.json') as Listed[]) {
      if (!file.endsWith('.jsonld')) {
        unscored.push({ id: file, reason: 'XML, which is not captured yet' });
        continue;
      }
      const found = hashesOf(hashes.json(file));
      for (const [index, expected] of published.entries()) {
        const id = `${file}#${index}`;
        const failure = found[index] === expected ? undefined : `${found[index]} instead of ${expected}`;
        const agrees = prehashAgrees?.[index] ?? true;
        if (agrees) cases.push({ id, failure });
        else {
          const verdict = failure === undefined ? 'its hash agrees all the same' : 'its hash differs';
          unscored.push({ id, reason: `the published pre-hash string is stale; ${verdict}` });
        }
      }
    }
    const equal = hashes.list('expected_equal').map((file) => `expected_equal/${file}`);
    unscored.push(...equal.map((id) => ({ id, reason: 'XML, which is not captured yet' })));
    score('epcis-event-hash/hashes', cases, unscored);
  });

  it('is made of the published string', () => {
    const cases: Scored[] = [];
    for (const { file, prehashAgrees } of hashes.json('index.json') as Listed[]) {
      const lines = `${file.replace(/\.[a-z]+$/, '')}.prehashes`;
      if (!file.endsWith('.jsonld') || prehashAgrees === undefined) continue;
      const { events, ignored } = documentParts(hashes.json(file));
      const published = hashes.text(lines).split(/\r?\n/);
      for (const [index, { event, names }] of events.entries()) {
        if (prehashAgrees[index] !== true || !isObject(event)) continue;
        const found = preHashOf(event, { names, ignored });
        const failure = found === published[index] ? undefined : `${found}\n${published[index]}`;
        cases.push({ id: `${file}#${index}`, failure });
      }
    }
    score('epcis-event-hash/strings', cases);
  });
});

it('names SHA-256 of nothing', () => {
  expect(eventIdOfHash(eventHash(''))).toBe(
    'ni:///sha-256;e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855?ver=CBV2.0',
  );
});
