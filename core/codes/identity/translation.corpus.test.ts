import { describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, type Scored, score } from '../../../server/test/corpora.ts';
import { type Reading, refused } from '../reading.ts';
import { canonicalForHash } from './hash-form.ts';
import { epcUriOfLink, linkOfEpcUri } from './translate.ts';

const translations = corpus('digital-link');
const hashing = corpus('epcis-event-hash');

const record = z.object({
  fn: z.string(),
  in: z.string(),
  gcpLength: z.number().nullable(),
  out: z.string().nullish(),
  ok: z.boolean(),
});
type Record = z.infer<typeof record>;

/** Published outputs leave reserved characters as they are: compare what the escapes stand for. */
const plain = (uri: string): string =>
  uri.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const wrongLevel = (text: string): Reading<string> =>
  refused({ code: 'WRONG_LEVEL', text: { zh: text, en: text } });

/** A refusal that was published without a prefix length must hold for each. */
const anyLength = (uri: string): Reading<string> => {
  const readings = [6, 7, 8, 9, 10, 11, 12].map((length) => epcUriOfLink(uri, length));
  return readings.find(({ ok }) => ok) ?? readings[0] ?? wrongLevel('none');
};

const translate = ({ fn, in: uri, gcpLength }: Record): Reading<string> => {
  if (fn.startsWith('toURN')) {
    const urn = gcpLength === null ? anyLength(uri) : epcUriOfLink(uri, gcpLength);
    const isInstance = urn.ok && urn.value.startsWith('urn:epc:id:');
    return urn.ok && isInstance !== (fn === 'toURN') ? wrongLevel('level') : urn;
  }
  const isClass = /^urn:epc:(?:class:|idpat:.*\*$)/.test(uri);
  return isClass !== (fn === 'toURIForClassLevelIdentifier') ? wrongLevel('level') : linkOfEpcUri(uri);
};

const failureOf = (reading: Reading<string>, wanted: string | null | undefined): string | undefined => {
  if (wanted === null || wanted === undefined) return reading.ok ? `read as ${reading.value}` : undefined;
  if (!reading.ok) return reading.fault.text.en;
  return plain(reading.value) === plain(wanted) ? undefined : `gave ${reading.value}, published ${wanted}`;
};

/** Published answers that the standard itself refuses. */
const unsound: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /^urn:epc:idpat:cpi:[0-9]*[^0-9.]/,
    'the published company prefix holds a character that is no digit (TDS: CompanyPrefix is digits)',
  ],
];

describe.skipIf(!translations.isHere)('URN and Digital Link', () => {
  test('every published translation', () => {
    const all = z.array(record).parse(translations.json('epc-urn-dl-translation.json'));
    const cases: Scored[] = [];
    const unscored: { id: string; reason: string }[] = [];
    for (const [index, one] of all.entries()) {
      const id = `${index} ${one.fn} ${one.in}`;
      const reason = unsound.find(([pattern]) => pattern.test(one.out ?? ''))?.[1];
      if (reason !== undefined) {
        unscored.push({ id, reason });
      } else if (one.fn.startsWith('toURN') && one.gcpLength === null && one.ok) {
        unscored.push({ id, reason: 'the company prefix length comes from a table that is not supplied' });
      } else {
        cases.push({ id, failure: failureOf(translate(one), one.ok ? one.out : null) });
      }
    }
    score('digital-link/epc-urn-dl-translation', cases, unscored);
  });
});

describe.skipIf(!hashing.isHere)('the form that enters the event hash', () => {
  test('every published canonical form', () => {
    const all = z
      .array(z.object({ in: z.string(), out: z.string().nullable() }))
      .parse(hashing.json('dl-canonical-for-hash.json'));
    score(
      'epcis-event-hash/dl-canonical-for-hash',
      all.map(({ in: uri, out }, index) => {
        const got = canonicalForHash(uri) ?? null;
        return { id: `${index} ${uri}`, failure: got === out ? undefined : `gave ${got}, published ${out}` };
      }),
    );
  });
});
