/**
 * Reads what the columns of the ledger leave out of an event's document: measurements, data of the lot, extensions.
 * The document is whatever a sender wrote, so nothing is taken for granted; what has no readable form stays in the
 * document, which is shown whole.
 */

/** One measured value. */
export interface Reading {
  /** As written: `Temperature`, `gs1:Temperature`, or a URI. */
  readonly type: string;
  readonly value?: string;
  readonly lowest?: string;
  readonly highest?: string;
  readonly mean?: string;
  readonly uom?: string;
  /** Anything that is no number: text, `true`, a URI. */
  readonly text?: string;
  readonly component?: string;
  readonly alert?: string;
  /** When; the whole element's span where the report gives no time of its own. */
  readonly time?: string;
  readonly until?: string;
  readonly device?: string;
}

/** A named value below the event: the names on the way, and the value as text. */
export interface SaidValue {
  readonly path: readonly string[];
  readonly value: string | boolean;
}

/** What a document says besides the columns. */
export interface Said {
  readonly readings: readonly Reading[];
  readonly lot: readonly SaidValue[];
  readonly extensions: readonly SaidValue[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
};
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** The values that are there, under the names that they get. */
const present = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const readingOf = (report: Fields, about: Fields): Reading => ({
  type: textOf(report['type']) ?? '',
  ...present({
    value: textOf(report['value']),
    lowest: textOf(report['minValue']),
    highest: textOf(report['maxValue']),
    mean: textOf(report['meanValue']),
    uom: textOf(report['uom']),
    text:
      textOf(report['stringValue']) ??
      textOf(report['uriValue']) ??
      textOf(report['hexBinaryValue']) ??
      (typeof report['booleanValue'] === 'boolean' ? String(report['booleanValue']) : undefined),
    component: textOf(report['component']),
    alert: textOf(report['exception']),
    time: textOf(report['time']) ?? textOf(about['time']) ?? textOf(about['startTime']),
    until: textOf(report['time']) === undefined ? textOf(about['endTime']) : undefined,
    device: textOf(report['deviceID']) ?? textOf(about['deviceID']),
  }),
});

const readingsOf = (event: Fields): Reading[] =>
  listOf(event['sensorElementList'])
    .filter(isFields)
    .flatMap((element) => {
      const about = isFields(element['sensorMetadata']) ? element['sensorMetadata'] : {};
      return listOf(element['sensorReport'])
        .filter(isFields)
        .map((report) => readingOf(report, about));
    });

/** Our own fields whose meaning stands in the lines of the event's units. */
const saidByUnits = new Set(['yuanliu:vessels', 'yuanliu:evidence']);

/** The most that is read out; the document holds the rest. */
const most = 200;

function* valuesBelow(value: unknown, path: readonly string[]): Generator<SaidValue> {
  if (typeof value === 'boolean') yield { path, value };
  const text = textOf(value);
  if (text !== undefined) yield { path, value: text };
  if (Array.isArray(value)) for (const one of value) yield* valuesBelow(one, path);
  if (!isFields(value)) return;
  for (const [name, below] of Object.entries(value)) {
    if (name !== '@context') yield* valuesBelow(below, [...path, name]);
  }
}

const saidBelow = (fields: Fields, isMeant: (name: string) => boolean): SaidValue[] =>
  Object.entries(fields)
    .filter(([name]) => isMeant(name))
    .flatMap(([name, value]) => [...valuesBelow(value, [name])])
    .slice(0, most);

/** What the document of an event says besides the columns; nothing where it is no JSON object. */
export const saidIn = (document: string): Said => {
  const event = parsed(document);
  if (!isFields(event)) return { readings: [], lot: [], extensions: [] };
  const ilmd = isFields(event['ilmd']) ? event['ilmd'] : {};
  return {
    readings: readingsOf(event),
    lot: saidBelow(ilmd, (name) => !name.startsWith('@')),
    // The standard's own names have no prefix; what the lines of units say already is not said twice.
    extensions: saidBelow(event, (name) => name.includes(':') && !saidByUnits.has(name)),
  };
};

const parsed = (document: string): unknown => {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
};
