import { Decimal } from 'decimal.js';
import { type IdentityOptions, identityOf } from '../../codes/index.ts';
import { canonicalCbv } from './cbv/cbv.ts';
import { instantOf } from './instant.ts';
import { expandName, type Names, searchName } from './names.ts';
import type { SearchField } from './trace-event.ts';
import { differenceToBase, toBase, unitOfMeasure } from './units/units-of-measure.ts';

/**
 * Where the value of a query parameter stands among the searchable fields of events (EPCIS 2.0, 8.2.7.1). Only
 * what is no column of its own is here. `<name>` is the expanded name, `{namespace}local`, without the separator
 * at the end of the namespace; `OP` is EQ, GT, GE, LT, LE or EXISTS.
 *
 * | parameter                                            | path                                     |
 * | ---------------------------------------------------- | ---------------------------------------- |
 * | `OP_<ext:field>`                                     | `ext:<name>`                             |
 * | `OP_INNER_<ext:field>`                               | `inner-ext:<name>`                       |
 * | `OP_ILMD_<field>`, `OP_INNER_ILMD_…`                 | `ilmd:<name>`, `inner-ilmd:<name>`       |
 * | `OP_ERROR_DECLARATION_<field>`, `OP_INNER_…`         | `error:<name>`, `inner-error:<name>`     |
 * | `OP_readPoint_<field>`, `OP_INNER_readPoint_…`       | `readPoint:<name>`, `inner-readPoint:…`  |
 * | `OP_bizLocation_<field>`, `OP_INNER_bizLocation_…`   | `bizLocation:<name>`, `inner-…`          |
 * | `OP_SENSORELEMENT_<field>`, `OP_INNER_…`             | `sensorElement:<name>`, `inner-…`        |
 * | `OP_SENSORMETADATA_<field>`, `OP_INNER_…`            | `sensorMetadata:<name>`, `inner-…`       |
 * | `OP_SENSORREPORT_<field>`, `OP_INNER_…`              | `sensorReport:<name>`, `inner-…`         |
 * | `EXISTS_sensorElementList`, `EXISTS_sensorElement`   | `sensorElementList`                      |
 * | `EQ_type` (of a measurement)                         | `sensor:type`                            |
 * | `EQ_deviceID`, `deviceMetadata`, `rawData`, `dataProcessingMethod`, `bizRules`, `microorganism`,   | |
 * | `chemicalSubstance`, `uriValue`, `stringValue`, `booleanValue`, `hexBinaryValue`                    | |
 * |                                                      | `sensor:<field>`, in metadata or report  |
 * | `OP_time`, `OP_startTime`, `OP_endTime`              | `sensor:<field>`                         |
 * | `OP_percRank`                                        | `sensor:percRank`                        |
 * | `OP_value_<uom>`, `minValue`, `maxValue`, `meanValue`, `sDev`, `percValue`                          | |
 * |                                                      | `sensor:<field>@<base uom>`, converted   |
 * | `OP_value` and the like without a unit               | `sensor:<field>`: of reports without one |
 * | `OP_sDev`, `OP_percValue` without a unit             | `sensor:<field>`, as written, of all     |
 * | `EQ_persistentDisposition_set`, `_unset`             | `persistentDisposition:set`, `…:unset`   |
 */
export interface SearchPath {
  readonly path: string;
  readonly operator: SearchOperator;
  readonly kind: SearchKind;
  /** The unit that the parameter names. */
  readonly uom?: string;
}

/** How a value of a parameter is compared. */
export type SearchOperator = (typeof operators)[number];

/** What the values of a path are: `open` may be text, number or time, as the event has it. */
export type SearchKind =
  | 'presence'
  | 'open'
  | 'text'
  | 'boolean'
  | 'uri'
  | 'number'
  | 'time'
  | 'measure'
  | 'difference'
  | 'hexadecimal'
  | 'measurementType'
  | 'disposition';

const operators = ['EQ', 'GT', 'GE', 'LT', 'LE', 'EXISTS'] as const;

const sensorKinds = {
  type: 'measurementType',
  deviceID: 'uri',
  deviceMetadata: 'uri',
  rawData: 'uri',
  dataProcessingMethod: 'uri',
  bizRules: 'uri',
  microorganism: 'uri',
  chemicalSubstance: 'uri',
  uriValue: 'uri',
  stringValue: 'text',
  booleanValue: 'boolean',
  hexBinaryValue: 'hexadecimal',
  time: 'time',
  startTime: 'time',
  endTime: 'time',
  percRank: 'number',
  value: 'measure',
  minValue: 'measure',
  maxValue: 'measure',
  meanValue: 'measure',
  percValue: 'measure',
  sDev: 'difference',
} as const satisfies Record<string, SearchKind>;

/** The fields of sensor data that queries name, and what their values are. */
export const sensorFields: ReadonlyMap<string, SearchKind> = new Map(Object.entries(sensorKinds));

const places: ReadonlyMap<string, string> = new Map([
  ['ILMD', 'ilmd'],
  ['ERROR_DECLARATION', 'error'],
  ['readPoint', 'readPoint'],
  ['bizLocation', 'bizLocation'],
  ['SENSORELEMENT', 'sensorElement'],
  ['SENSORMETADATA', 'sensorMetadata'],
  ['SENSORREPORT', 'sensorReport'],
]);

const extensionParameter =
  /^(?!bizTransaction_|source_|destination_)(INNER_)?(?:(ILMD|ERROR_DECLARATION|readPoint|bizLocation|SENSORELEMENT|SENSORMETADATA|SENSORREPORT)_)?(.*:.*|\{.*\}.*)$/;

/**
 * The path of a query parameter such as `EQ_INNER_ILMD_ex:field` or `GE_value_KEL`; prefixes are read by `names`.
 * Undefined for a parameter that is a column of the ledger (`EQ_bizStep`, `MATCH_epc`, `EQ_quantity` …) or none.
 */
export const searchPathOf = (parameter: string, names: Names): SearchPath | undefined => {
  const end = parameter.indexOf('_');
  const operator = operators.find((each) => each === parameter.slice(0, end));
  if (operator === undefined) return undefined;
  const field = parameter.slice(end + 1);
  return standardPath(operator, field) ?? extensionPath(operator, field, names);
};

function standardPath(operator: SearchOperator, field: string): SearchPath | undefined {
  if (field === 'persistentDisposition_set' || field === 'persistentDisposition_unset') {
    return operator === 'EQ' ? { path: field.replace('_', ':'), operator, kind: 'disposition' } : undefined;
  }
  if (field === 'sensorElementList' || field === 'sensorElement') {
    return operator === 'EXISTS' ? { path: 'sensorElementList', operator, kind: 'presence' } : undefined;
  }
  const [name = '', uom, ...more] = field.split('_');
  const kind = sensorFields.get(name);
  if (kind === undefined || more.length > 0 || (uom !== undefined && !isUnit(kind, uom))) return undefined;
  if (operator !== 'EQ' && operator !== 'EXISTS' && !isOrdered(kind)) return undefined;
  return { path: sensorPath(name, uom), operator, kind, ...(uom !== undefined && { uom }) };
}

/** True for kinds whose values have a unit. */
export const isMeasured = (kind: SearchKind): kind is 'measure' | 'difference' =>
  kind === 'measure' || kind === 'difference';

const isUnit = (kind: SearchKind, uom: string): boolean => isMeasured(kind) && /^[A-Z0-9]{2,4}$/.test(uom);
const isOrdered = (kind: SearchKind): boolean => kind === 'time' || kind === 'number' || isMeasured(kind);

/** The path of a field of sensor data; with a unit, that of the dimension which the unit belongs to. */
export const sensorPath = (field: string, uom?: string): string =>
  uom === undefined ? `sensor:${field}` : `sensor:${field}@${unitOfMeasure(uom)?.base ?? uom}`;

function extensionPath(operator: SearchOperator, field: string, names: Names): SearchPath | undefined {
  const [, inner, place, key = ''] = extensionParameter.exec(field) ?? [];
  const name = key === '' ? undefined : expandName(key, names);
  if (name === undefined || name.local === '') return undefined;
  const where = place === undefined ? 'ext' : (places.get(place) ?? place);
  const path = `${inner === undefined ? '' : 'inner-'}${where}:${searchName(name)}`;
  return { path, operator, kind: operator === 'EXISTS' ? 'presence' : 'open' };
}

/** A value as the searchable fields hold it; an `open` one may be several things at once. */
export type SearchValue = Omit<SearchField, 'path'>;

/**
 * What the value of a parameter is compared with: `text`, `number` or `time` of the rows at its path, measures
 * converted to the base unit, URIs and vocabulary in their canonical form. An `open` value carries every reading
 * that fits (text always): EQ holds when one is equal, the others compare `number`, else `time`. Undefined when
 * the value is not of the parameter's kind.
 */
export const searchValueOf = (
  { kind, uom }: SearchPath,
  value: string | number | boolean,
  options: IdentityOptions = {},
): SearchValue | undefined => {
  const text = String(value).trim();
  if (kind === 'presence') return {};
  if (kind === 'open') return openValue(text);
  if (kind === 'uri') return { text: canonicalUri(text, options) };
  if (kind === 'measurementType') return { text: canonicalCbv('measurementType', text) };
  if (kind === 'disposition') return { text: canonicalCbv('disposition', text) };
  if (kind === 'text') return { text };
  if (kind === 'hexadecimal') return { text: text.toUpperCase() };
  if (kind === 'boolean') return text === 'true' || text === 'false' ? { text } : undefined;
  if (kind === 'time') return timeValue(text);
  const number = decimalOf(text);
  if (number === undefined) return undefined;
  return { number: uom === undefined ? number : baseNumber(number, { uom, kind }) };
};

/** The readings of a value whose kind is not known. */
export const openValue = (text: string): SearchValue => {
  const number = decimalOf(text);
  const time = number === undefined ? instantOf(text) : undefined;
  return { text, ...(number !== undefined && { number }), ...(time !== undefined && { time }) };
};

const timeValue = (text: string): SearchValue | undefined => {
  const time = instantOf(text);
  return time === undefined ? undefined : { time };
};

const remembered = new Map<string, string>();
const most = 2_000;

/**
 * The canonical form of a URI; text that is none stays as it is. Places and parties come again in event after
 * event: what was computed is remembered.
 */
export const canonicalUri = (text: string, options: IdentityOptions): string => {
  const key = options.ownHosts === undefined ? text : `${options.ownHosts.join()} ${text}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const identity = identityOf(text, options);
  const uri = identity.ok ? identity.value.uri : text;
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, uri);
  return uri;
};

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

const plainNumber = /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** Plain decimal notation; undefined for text that is no number or longer than any measured one. */
export const decimalOf = (text: string): string | undefined => {
  if (text.length > 100) return undefined;
  if (plainNumber.test(text)) return text;
  return number.test(text) ? new Decimal(text).toFixed() : undefined;
};

/** A value in the base unit of its dimension; of a unit that is not known, as it is. */
export const baseNumber = (
  value: string,
  { uom, kind }: { readonly uom: string; readonly kind: SearchKind },
): string => (kind === 'difference' ? differenceToBase : toBase)(value, uom)?.value.toFixed() ?? value;
