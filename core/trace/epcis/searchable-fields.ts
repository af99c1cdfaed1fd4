import type { IdentityOptions } from '../../codes/index.ts';
import {
  declarationFields,
  eventFields,
  isComment,
  placeFields,
  sensorElementFields,
  sensorMetadataFields,
  sensorReportFields,
} from './fields.ts';
import { instantOf } from './instant.ts';
import { isObject, type JsonObject, leafOf, listOf, objectsOf, textsOf } from './json-shapes.ts';
import { expandName, type Names, searchName } from './names.ts';
import {
  baseNumber,
  canonicalUri,
  decimalOf,
  isMeasured,
  openValue,
  type SearchKind,
  type SearchValue,
  sensorFields,
  sensorPath,
} from './search-path.ts';
import type { SearchField } from './trace-event.ts';
import { vocabularyValue } from './vocabulary-value.ts';

interface Reading {
  readonly names: Names;
  readonly options: IdentityOptions;
  readonly rows: SearchField[];
}

/** Everything that a query may ask an event for by name and that is no column: see `searchPathOf`. */
export const searchableFields = (
  event: JsonObject,
  names: Names,
  options: IdentityOptions = {},
): SearchField[] => {
  const reading: Reading = { names, options, rows: [] };
  readExtensions(reading, 'ext', { object: event, own: eventFields });
  readNamed(reading, 'ilmd', { object: event['ilmd'], own: noFields });
  readNamed(reading, 'readPoint', { object: event['readPoint'], own: placeFields });
  readNamed(reading, 'bizLocation', { object: event['bizLocation'], own: placeFields });
  readNamed(reading, 'error', { object: event['errorDeclaration'], own: declarationFields });
  readPersistentDisposition(reading, event['persistentDisposition']);
  readSensors(reading, objectsOf(event['sensorElementList']));
  return reading.rows;
};

const noFields: ReadonlySet<string> = new Set();

interface Container {
  readonly object: unknown;
  /** The fields that EPCIS itself defines there. */
  readonly own: ReadonlySet<string>;
}

function readNamed(reading: Reading, place: string, { object, own }: Container): void {
  if (isObject(object)) readExtensions(reading, place, { object, own });
}

function readExtensions(
  reading: Reading,
  place: string,
  { object, own }: Container & { readonly object: JsonObject },
): void {
  for (const key in object) {
    if (own.has(key) || key === '@context' || isComment(key)) continue;
    const name = expandName(key, reading.names);
    if (name !== undefined)
      readExtension(reading, { place, path: `${place}:${searchName(name)}` }, object[key]);
  }
}

function readExtension(
  reading: Reading,
  { place, path }: { readonly place: string; readonly path: string },
  value: unknown,
): void {
  for (const each of listOf(value)) {
    const leaf = leafOf(each);
    if (leaf !== undefined) {
      reading.rows.push({ path, ...openValue(leaf) });
    } else if (isObject(each)) {
      reading.rows.push({ path });
      const inner = place.startsWith('inner-') ? place : `inner-${place}`;
      readExtensions(reading, inner, { object: each, own: noFields });
    }
  }
}

function readPersistentDisposition(reading: Reading, value: unknown): void {
  if (!isObject(value)) return;
  for (const change of ['set', 'unset']) {
    for (const disposition of textsOf(value[change])) {
      const text = vocabularyValue('disposition', disposition, reading.names);
      reading.rows.push({ path: `persistentDisposition:${change}`, text });
    }
  }
}

function readSensors(reading: Reading, elements: readonly JsonObject[]): void {
  if (elements.length > 0) reading.rows.push({ path: 'sensorElementList' });
  for (const element of elements) {
    readExtensions(reading, 'sensorElement', { object: element, own: sensorElementFields });
    const metadata = element['sensorMetadata'];
    if (isObject(metadata)) {
      // Metadata have no type of measurement; some documents give them a JSON-LD class there.
      readSensorFields(reading, { ...metadata, type: undefined });
      readExtensions(reading, 'sensorMetadata', { object: metadata, own: sensorMetadataFields });
    }
    for (const report of objectsOf(element['sensorReport'])) {
      readSensorFields(reading, report);
      readExtensions(reading, 'sensorReport', { object: report, own: sensorReportFields });
    }
  }
}

/** Numbers that are also asked for without a unit (conformance text TCR-53, steps 23 and 25). */
const unitless: ReadonlySet<string> = new Set(['sDev', 'percValue']);

/** Inline attributes may stand in the metadata or in each report: they are found at one path. */
function readSensorFields(reading: Reading, object: JsonObject): void {
  const uom = typeof object['uom'] === 'string' ? object['uom'] : undefined;
  for (const [field, kind] of sensorFields) {
    const leaf = field in object ? leafOf(object[field])?.trim() : undefined;
    const value = leaf === undefined ? undefined : sensorValue(reading, kind, { leaf, uom });
    if (value === undefined) continue;
    reading.rows.push({ path: sensorPath(field, isMeasured(kind) ? uom : undefined), ...value });
    const asWritten = uom !== undefined && unitless.has(field) ? decimalOf(leaf ?? '') : undefined;
    if (asWritten !== undefined) reading.rows.push({ path: sensorPath(field), number: asWritten });
  }
}

function sensorValue(
  { names, options }: Reading,
  kind: SearchKind,
  { leaf, uom }: { readonly leaf: string; readonly uom: string | undefined },
): SearchValue | undefined {
  if (kind === 'uri') return { text: canonicalUri(leaf, options) };
  if (kind === 'measurementType') return { text: vocabularyValue('measurementType', leaf, names) };
  if (kind === 'hexadecimal') return { text: leaf.toUpperCase() };
  if (kind === 'time') {
    const time = instantOf(leaf);
    return time === undefined ? undefined : { time };
  }
  if (kind !== 'number' && !isMeasured(kind)) return { text: leaf };
  const number = decimalOf(leaf);
  if (number === undefined) return undefined;
  return { number: uom === undefined || kind === 'number' ? number : baseNumber(number, { uom, kind }) };
}
