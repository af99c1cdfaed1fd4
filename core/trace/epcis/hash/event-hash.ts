import type { CbvVocabulary } from '../cbv/cbv.ts';
import { eventFields, isComment, placeFields } from '../fields.ts';
import { isObject, type JsonObject, leafOf, objectsOf, textsOf } from '../json-shapes.ts';
import type { Names } from '../names.ts';
import { eventTypeOf } from '../vocabulary-value.ts';
import { extensionTexts, hashName, placedExtensions, sortedText } from './hash-extensions.ts';
import { sensorListText } from './hash-sensors.ts';
import { hashRecurring, hashTime, hashValue, hashVocabulary } from './hash-values.ts';

/** How an event is read for its hash. */
export interface HashReading {
  /** Of the document and, on top, of the event's own context. */
  readonly names: Names;
  /** Extension fields that are left out, as `{namespace}local`: `DocumentParts.ignored`. */
  readonly ignored?: ReadonlySet<string>;
}

/**
 * The pre-hash string of an event (CBV 2.0, 8.9): its UTF-8 bytes are what is hashed. Left out are eventID,
 * recordTime, errorDeclaration, contexts and comments; so an event and its error declaration hash alike. Where the
 * published hashes differ from the prose they are followed: `type` before the value in document, source and
 * destination lists, these lists after the ordered fields, certificationInfo in its place. The XML reader hands in
 * the same shape, with extension names as `{namespace}local`.
 */
export const preHashOf = (event: JsonObject, { names, ignored = new Set() }: HashReading): string => {
  const sensors = sensorListText(event['sensorElementList'], names);
  const readPoint = placeText('readPoint', event['readPoint'], names);
  const bizLocation = placeText('bizLocation', event['bizLocation'], names);
  const ordered =
    `eventType=${eventTypeOf(leafOf(event['type']) ?? '', names)}` +
    whenText(event) +
    sortedText(
      textsOf(event['certificationInfo']).map((uri) => `certificationInfo=${hashValue(uri, names)}`),
    ) +
    whatText(event, names) +
    whyText(event, names) +
    readPoint.text +
    bizLocation.text +
    sensors.text;
  const leftOver = [
    pairsText('bizTransactionList', event, {
      member: 'bizTransaction',
      vocabulary: 'transactionType',
      names,
    }),
    pairsText('destinationList', event, { member: 'destination', vocabulary: 'endpointType', names }),
    pairsText('sourceList', event, { member: 'source', vocabulary: 'endpointType', names }),
    ...extensionTexts('ilmd', event['ilmd'], names),
    ...readPoint.leftOver,
    ...bizLocation.leftOver,
    ...sensors.leftOver,
    ...eventExtensions(event, names, ignored),
  ];
  return ordered + sortedText(leftOver.filter((text) => text !== ''));
};

function whenText(event: JsonObject): string {
  const time = leafOf(event['eventTime']) ?? '';
  const offset = leafOf(event['eventTimeZoneOffset'])?.trim() ?? '';
  return (time === '' ? '' : `eventTime=${hashTime(time)}`) + named('eventTimeZoneOffset', offset);
}

const named = (name: string, value: string): string => (value === '' ? '' : `${name}=${value}`);

function whatText(event: JsonObject, names: Names): string {
  const leaf = (name: string): string => named(name, hashValue(leafOf(event[name]) ?? '', names));
  return (
    epcsText('epcList', event, names) +
    leaf('parentID') +
    epcsText('inputEPCList', event, names) +
    epcsText('childEPCs', event, names) +
    quantitiesText('quantityList', event, names) +
    quantitiesText('childQuantityList', event, names) +
    quantitiesText('inputQuantityList', event, names) +
    epcsText('outputEPCList', event, names) +
    quantitiesText('outputQuantityList', event, names) +
    leaf('action') +
    leaf('transformationID')
  );
}

function epcsText(name: string, event: JsonObject, names: Names): string {
  const texts = textsOf(event[name])
    .filter((epc) => epc !== '')
    .map((epc) => `epc=${hashValue(epc, names)}`);
  return texts.length === 0 ? '' : name + sortedText(texts);
}

function quantitiesText(name: string, event: JsonObject, names: Names): string {
  const texts = objectsOf(event[name])
    .map((element) =>
      ['epcClass', 'quantity', 'uom']
        .map((field) => named(field, hashValue(leafOf(element[field]) ?? '', names)))
        .join(''),
    )
    .filter((text) => text !== '')
    .map((text) => `quantityElement${text}`);
  return texts.length === 0 ? '' : name + sortedText(texts);
}

function whyText(event: JsonObject, names: Names): string {
  const word = (name: 'bizStep' | 'disposition'): string =>
    named(name, hashVocabulary(name, leafOf(event[name]) ?? '', names));
  return word('bizStep') + word('disposition') + persistentText(event['persistentDisposition'], names);
}

function persistentText(value: unknown, names: Names): string {
  if (!isObject(value)) return '';
  const texts = ['set', 'unset'].map((change) =>
    sortedText(
      textsOf(value[change]).map((word) => `${change}=${hashVocabulary('disposition', word, names)}`),
    ),
  );
  const inside = texts.join('');
  return inside === '' ? '' : `persistentDisposition${inside}`;
}

function placeText(
  name: string,
  value: unknown,
  names: Names,
): { readonly text: string; readonly leftOver: readonly string[] } {
  if (!isObject(value)) return { text: '', leftOver: [] };
  const { inside, leftOver } = placedExtensions(value, placeFields, names);
  const text = named('id', hashRecurring(leafOf(value['id']) ?? '', names)) + inside;
  return {
    text: text === '' ? '' : name + text,
    leftOver: leftOver.length === 0 ? [] : [name + sortedText([...leftOver])],
  };
}

interface Pairs {
  readonly member: string;
  readonly vocabulary: CbvVocabulary;
  readonly names: Names;
}

function pairsText(name: string, event: JsonObject, { member, vocabulary, names }: Pairs): string {
  const texts = objectsOf(event[name]).map(
    (element) =>
      named('type', hashVocabulary(vocabulary, leafOf(element['type']) ?? '', names)) +
      named(member, hashRecurring(leafOf(element[member]) ?? '', names)),
  );
  return texts.length === 0 ? '' : name + sortedText(texts);
}

function eventExtensions(event: JsonObject, names: Names, ignored: ReadonlySet<string>): string[] {
  const texts: string[] = [];
  for (const key in event) {
    if (eventFields.has(key) || isComment(key)) continue;
    if (ignored.size > 0 && ignored.has(hashName(key, names))) continue;
    texts.push(...extensionTexts(key, event[key], names));
  }
  return texts;
}
