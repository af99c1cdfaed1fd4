import { type Amounts, anomalyKinds, type AnomalyKind, isObject, unitOfMeasure } from '@yuanliu/core/trace';
import { fill, type JsonValue, type Language, type Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { writingOf } from '../units/written-amounts.ts';

/** What is needed of an anomaly to say it. */
export interface Sayable {
  readonly kind: AnomalyKind;
  readonly unitNr: number;
  readonly eventNr: number;
  readonly peerNr?: number;
  readonly otherEventNr?: number;
  readonly data: Readonly<Record<string, JsonValue>>;
}

/** An anomaly in words. */
export interface Described {
  readonly unit: string;
  readonly peer: string | null;
  readonly text: Text;
}

/** Says anomalies in both languages, with labels instead of numbers, in the order given; three statements. */
export const describeAnomalies = async (db: Db, anomalies: readonly Sayable[]): Promise<Described[]> => {
  const nrs = anomalies.flatMap(({ unitNr, peerNr, data }) => [unitNr, peerNr, numberIn(data['beforeNr'])]);
  const eventNrs = anomalies.flatMap(({ eventNr, otherEventNr }) => [eventNr, otherEventNr]);
  const places = anomalies.flatMap(({ data }) => [textIn(data['from']), textIn(data['known'])]);
  const names = await namesOf(db, nrs.filter(isNumber), places.filter(Boolean));
  const written = await writingOf(
    db,
    anomalies.map(({ unitNr }) => unitNr),
  );
  const times = await timesOf(db, eventNrs.filter(isNumber));
  return anomalies.map(({ kind, unitNr, eventNr, peerNr, otherEventNr, data }) => {
    const unit = names.get(unitNr) ?? String(unitNr);
    const peer = peerNr === undefined ? null : (names.get(peerNr) ?? String(peerNr));
    const { from, known, beforeNr, recorded, what, ...rest } = data;
    const values = {
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, textIn(value)])),
      unit,
      peer: peer ?? '',
      time: times.get(eventNr) ?? '',
      other: times.get(otherEventNr ?? 0) ?? '',
      from: placeName(names, textIn(from)),
      known: placeName(names, textIn(known)),
      before: names.get(numberIn(beforeNr) ?? 0) ?? '',
      recorded: personal(textIn(recorded), '+00:00'),
    };
    const { text } = anomalyKinds[kind];
    const amounts = amountsIn(data, (one) => written(unitNr, one));
    const uom = uomWords(amounts.uom);
    const say = (language: Language): string =>
      fill(text[language], { ...values, ...amounts, uom: uom[language], what: wordsIn(what, language) });
    return { unit, peer, text: { zh: say('zh'), en: say('en') } };
  });
};

/** The quantities of a sentence and their unit of measure, as people wrote it for the unit. */
const amountsIn = (
  data: Sayable['data'],
  written: (amounts: Amounts) => Record<string, string>,
): Readonly<Record<string, string>> & { readonly uom: string } => {
  const base = textIn(data['uom']);
  const told = ['needed', 'there'].flatMap((name) => {
    const quantity = textIn(data[name]);
    return quantity === '' ? [] : Object.entries(written({ [base]: quantity })).map((one) => ({ name, one }));
  });
  return {
    ...Object.fromEntries(told.map(({ name, one: [, quantity] }) => [name, quantity])),
    uom: told[0]?.one[0] ?? base,
  };
};

const pieces: Text = { zh: '件', en: 'pcs' };
const uomWords = (code: string): Text =>
  code === 'C62' ? pieces : (unitOfMeasure(code)?.text ?? { zh: code, en: code });

const isNumber = (value: number | undefined): value is number => value !== undefined;
const numberIn = (value: JsonValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
const textIn = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
/** What is said in both languages. */
const wordsIn = (value: unknown, language: Language): string => {
  const words = isObject(value) ? value[language] : undefined;
  return typeof words === 'string' ? words : '';
};
const placeName = (names: ReadonlyMap<number | string, string>, uri: string): string =>
  uri === '' ? '—' : (names.get(uri) ?? uri);

const namesOf = async (
  db: Db,
  nrs: readonly number[],
  uris: readonly string[],
): Promise<Map<number | string, string>> => {
  const rows = await db.rows(sql<{ nr: string; uri: string; label: string }>`
    select nr, uri, label from units where nr = any(${[...new Set(nrs)]}::bigint[])
    union all select nr, uri, label from units where uri = any(${[...new Set(uris)]}::text[])`);
  return new Map(
    rows.flatMap(({ nr, uri, label }): [number | string, string][] => [
      [Number(nr), label],
      [uri, label],
    ]),
  );
};

const timesOf = async (db: Db, nrs: readonly number[]): Promise<Map<number, string>> => {
  const rows = await db.rows(sql<{ nr: string; time: Date; offset: string }>`
    select nr, event_time as time, time_zone_offset as "offset" from events
    where nr = any(${[...new Set(nrs)]}::bigint[])`);
  return new Map(rows.map(({ nr, time, offset }) => [Number(nr), personal(time.toISOString(), offset)]));
};

/** A moment as the clock on the wall showed it, with the zone that the event states. */
const personal = (time: string, offset: string): string => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const at = Date.parse(time) + ahead;
  return Number.isNaN(at) ? time : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} ${offset}`;
};
