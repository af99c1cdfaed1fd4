import { describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, type Scored, score } from '../../../server/test/corpora.ts';
import { elementsOfEpc, epcOfElements } from './epc-elements.ts';
import type { Element } from '../gs1/element-string.ts';
import { epcUri, readEpcUri } from './epc-uri.ts';
import type { Reading } from '../reading.ts';
import { shortGtin } from './short-gtin.ts';
import { readTagHex, readTagUri, tagHex, tagOf, tagUri } from './tag.ts';
import { tagEncodings } from './tag-encodings.ts';

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
const published = (text: string): Element[] =>
  [
    ...text.matchAll(/\((00|01|10|21|235|253|254|255|401|402|414|417|8003|8004|8006|8010|8011|8017|8018)\)/g),
  ].map((match, index, all) => ({
    ai: match[1] ?? '',
    value: text.slice(match.index + match[0].length, all[index + 1]?.index ?? text.length),
  }));

const written = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value}`).join('');

const keyFailure = (elements: readonly Element[], { scheme, gs1_key: key }: Record): string | undefined => {
  const value = elements[0]?.value ?? '';
  // The published GRAI leaves out the leading zero that AI (8003) has.
  const ours = scheme === 'GRAI' ? value.slice(1) : value;
  return key === undefined || ours === key ? undefined : `key ${ours}, published ${key}`;
};

/** `GTIN12` of a record that asks for the key in that length. */
const shortKey = (one: Record): Reading<string> | undefined => {
  const length = ([8, 12, 13] as const).find((each) => one.kwargs?.['gtin_type'] === `GTIN${each}`);
  const epc = readEpcUri(one.uri);
  const elements = epc.ok ? elementsOfEpc(epc.value) : epc;
  if (!elements.ok || length === undefined) return undefined;
  return shortGtin(elements.value[0]?.value ?? '', length);
};

const elementFailure = (one: Record): string | undefined => {
  const short = shortKey(one);
  if (!one.ok) return short === undefined || short.ok ? 'not refused' : undefined;
  if (short !== undefined) return short.ok && short.value === one.gs1_key ? undefined : 'another short key';
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

/** `SGTIN_96` → `sgtin-96`; a scheme with one encoding names none. */
const encodingName = ({ kwargs, scheme }: Record): string =>
  kwargs?.['binary_coding_scheme']?.toLowerCase().replace('_', '-') ??
  tagEncodings.find((encoding) => encoding.scheme === scheme.toLowerCase())?.name ??
  '';

const tagFailure = (one: Record): string | undefined => {
  const epc = readEpcUri(one.uri);
  if (!one.ok) {
    const refusal = epc.ok ? tagOf(epc.value, { encoding: encodingName(one) }) : epc;
    return refusal.ok ? `written as ${tagUri(refusal.value)}` : undefined;
  }
  const fromUri = readTagUri(one.tag_uri ?? '');
  if (!fromUri.ok) return fromUri.fault.text.en;
  const { encoding, filter } = fromUri.value;
  if (tagUri(fromUri.value) !== one.tag_uri) return `tag URI ${tagUri(fromUri.value)}`;
  const made = epc.ok ? tagOf(epc.value, { encoding: encoding.name, filter }) : epc;
  if (!made.ok) return made.fault.text.en;
  if (tagUri(made.value) !== one.tag_uri) return `tag URI ${tagUri(made.value)}`;
  if (tagHex(made.value) !== one.hex) return `hex ${tagHex(made.value)}, published ${one.hex}`;
  const back = readTagHex(one.hex ?? '');
  if (!back.ok) return back.fault.text.en;
  return tagUri(back.value) === one.tag_uri ? undefined : `hex read as ${tagUri(back.value)}`;
};

const scoreRecords = (kind: Record['kind'], failure: (one: Record) => string | undefined): void => {
  const cases: Scored[] = records()
    .filter((one) => one.kind === kind)
    .map((one) => ({ id: `${one.name ?? one.scheme} ${one.uri}`, failure: failure(one) }));
  score(`epc-tds/${kind}`, cases);
};

describe.skipIf(!tds.isHere)('EPC', () => {
  test('pure identities are read or refused', () => scoreRecords('epc_uri', uriFailure));
  test('URN and element string', () => {
    scoreRecords('gs1_element', elementFailure);
  });
  test('URN, tag URI and hexadecimal', () => scoreRecords('tag_encoding', tagFailure));
  test('round trips', () =>
    scoreRecords('roundtrip', (one) => {
      const element = one.gs1_element_string === undefined ? undefined : elementFailure(one);
      return element ?? (one.tag_uri === undefined ? uriFailure(one) : tagFailure(one));
    }));
});
