import type { CbvVocabulary } from '../cbv/cbv.ts';
import { isObject, type JsonObject, leafOf, objectsOf } from '../json-shapes.ts';
import type { Names } from '../names.ts';
import { placedExtensions, sortedText } from './hash-extensions.ts';
import { hashTime, hashValue, hashVocabulary } from './hash-values.ts';

const metadataOrder =
  'time startTime endTime deviceID deviceMetadata rawData dataProcessingMethod bizRules'.split(' ');
const reportOrder = (
  'type exception deviceID deviceMetadata rawData dataProcessingMethod time microorganism chemicalSubstance ' +
  'value component stringValue booleanValue hexBinaryValue uriValue minValue maxValue meanValue sDev percRank ' +
  'percValue uom coordinateReferenceSystem'
).split(' ');
// A JSON-LD class, in some documents; no field of EPCIS.
const elementKnown = new Set(['sensorMetadata', 'sensorReport', 'type']);
const metadataKnown = new Set([...metadataOrder, 'type']);
const reportKnown = new Set(reportOrder);

const vocabularies: ReadonlyMap<string, CbvVocabulary> = new Map([
  ['type', 'measurementType'],
  ['exception', 'sensorAlert'],
  ['component', 'component'],
]);
const times = new Set(['time', 'startTime', 'endTime']);

/** Text in its place, and what is left over with the names that lead to it. */
interface SensorText {
  readonly text: string;
  readonly leftOver: readonly string[];
}

/** `sensorElementList` with its elements sorted; what is left over of it comes out among the event's left-overs. */
export const sensorListText = (value: unknown, names: Names): SensorText => {
  const elements = objectsOf(value).map((element) => elementText(element, names));
  const texts = elements.map(({ text }) => text).filter((text) => text !== '');
  const leftOver = elements.flatMap((element) => wrap('sensorElement', element.leftOver));
  return {
    text: texts.length === 0 ? '' : `sensorElementList${sortedText(texts)}`,
    leftOver: wrap('sensorElementList', leftOver),
  };
};

const wrap = (name: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [name + sortedText([...texts])];

function elementText(element: JsonObject, names: Names): SensorText {
  const metadata = element['sensorMetadata'];
  const known = isObject(metadata)
    ? containerText('sensorMetadata', metadata, { order: metadataOrder, known: metadataKnown, names })
    : { text: '', leftOver: [] };
  const reports = objectsOf(element['sensorReport']).map((report) =>
    containerText('sensorReport', report, { order: reportOrder, known: reportKnown, names }),
  );
  const extensions = placedExtensions(element, elementKnown, names);
  const inside = known.text + sortedText(reports.map(({ text }) => text)) + extensions.inside;
  return {
    text: inside === '' ? '' : `sensorElement${inside}`,
    leftOver: [...known.leftOver, ...reports.flatMap(({ leftOver }) => leftOver), ...extensions.leftOver],
  };
}

function containerText(
  name: string,
  container: JsonObject,
  { order, known, names }: { order: readonly string[]; known: ReadonlySet<string>; names: Names },
): SensorText {
  let fields = '';
  for (const field of order) {
    const leaf = leafOf(container[field]);
    const value = leaf === undefined ? '' : fieldValue(field, leaf, names);
    if (value !== '') fields += `${field}=${value}`;
  }
  const extensions = placedExtensions(container, known, names);
  const inside = fields + extensions.inside;
  return { text: inside === '' ? '' : name + inside, leftOver: wrap(name, extensions.leftOver) };
}

function fieldValue(field: string, leaf: string, names: Names): string {
  if (times.has(field)) return hashTime(leaf);
  const vocabulary = vocabularies.get(field);
  return vocabulary === undefined ? hashValue(leaf, names) : hashVocabulary(vocabulary, leaf, names);
}
