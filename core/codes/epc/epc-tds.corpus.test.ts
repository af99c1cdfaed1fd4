import { describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, type Scored, score } from '../../../server/test/corpora.ts';
import { elementsOfEpc, epcOfElements, type KeyElement } from './epc-elements.ts';
import { epcUri, readEpcUri } from './epc-uri.ts';

const tds = corpus('epc-tds');

const record = z.object({
  name: z.string().optional(),
  uri: z.string(),
  scheme: z.string(),
  kind: z.enum(['epc_uri', 'gs1_element', 'tag_encoding', 'roundtrip']),
  ok: z.boolean(),
  kwargs: z.record(z.string(), z.string()).optional(),
  gs1_key: z.string().optional(),
  gs1_element_string: z.string().optional(),
  company_prefix_length: z.number().optional(),
  tag_uri: z.string().optional(),
  hex: z.string().optional(),
});
type Record = z.infer<typeof record>;

const records = (): Record[] => z.array(record).parse(tds.json('epcpy-vectors.json'));

/** A test is named for its scheme, so a URI of another scheme is to be refused as that one. */
const uriFailure = ({ uri, scheme, ok }: Record): string | undefined => {
  const reading = readEpcUri(uri);
  const isRead = reading.ok && reading.value.scheme.name === scheme.toLowerCase();
  if (isRead !== ok) return reading.ok ? `read as ${reading.value.scheme.name}` : reading.fault.text.en;
  return reading.ok && epcUri(reading.value) !== uri && ok
    ? `written as ${epcUri(reading.value)}`
    : undefined;
};

/** Published element strings glue nothing but brackets: `(01)…(21)…`. */
const published = (text: string): KeyElement[] =>
  [
    ...text.matchAll(/\((00|01|10|21|235|253|254|255|401|402|414|417|8003|8004|8006|8010|8011|8017|8018)\)/g),
  ].map((match, index, all) => ({
    ai: match[1] ?? '',
    value: text.slice(match.index + match[0].length, all[index + 1]?.index ?? text.length),
  }));

const written = (elements: readonly KeyElement[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value}`).join('');

const keyFailure = (
  elements: readonly KeyElement[],
  { scheme, gs1_key: key }: Record,
): string | undefined => {
  const value = elements[0]?.value ?? '';
  // The published GRAI leaves out the leading zero that AI (8003) has.
  const ours = scheme === 'GRAI' ? value.slice(1) : value;
  return key === undefined || ours === key ? undefined : `key ${ours}, published ${key}`;
};

const elementFailure = (one: Record): string | undefined => {
  const epc = readEpcUri(one.uri);
  const elements = epc.ok ? elementsOfEpc(epc.value) : epc;
  if (!elements.ok) return elements.fault.text.en;
  const wrongKey = keyFailure(elements.value, one);
  if (wrongKey !== undefined || one.gs1_element_string === undefined) return wrongKey;
  // TDS 7.7: the extension 0 stands for none and (254) is left out; the published string writes it.
  const wanted = one.gs1_element_string.replace(/\(254\)0$/, '');
  if (written(elements.value) !== wanted) return `gave ${written(elements.value)}, published ${wanted}`;
  const length = one.company_prefix_length ?? one.uri.split(':')[4]?.indexOf('.') ?? 0;
  for (const text of [wanted, one.gs1_element_string]) {
    const back = epcOfElements(published(text), length);
    if (!back.ok) return back.fault.text.en;
    if (epcUri(back.value) !== one.uri) return `${text} gave ${epcUri(back.value)}`;
  }
  return undefined;
};

const scoreRecords = (kind: Record['kind'], failure: (one: Record) => string | undefined): void => {
  const cases: Scored[] = records()
    .filter((one) => one.kind === kind && (kind !== 'gs1_element' || one.ok))
    .map((one) => ({ id: `${one.name ?? one.scheme} ${one.uri}`, failure: failure(one) }));
  score(`epc-tds/${kind}`, cases);
};

describe.skipIf(!tds.isHere)('EPC', () => {
  test('pure identities are read or refused', () => scoreRecords('epc_uri', uriFailure));
  test('URN and element string', () => {
    scoreRecords('gs1_element', elementFailure);
  });
});
