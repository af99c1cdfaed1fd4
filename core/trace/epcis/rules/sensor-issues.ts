import { instantOf } from '../instant.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '../json-shapes.ts';
import { type EventIssue, issue } from './event-issue.ts';

/** Attributes of where a value comes from: stated for all reports of an element in its metadata, or in each report. */
const inline = ['dataProcessingMethod', 'deviceID', 'deviceMetadata', 'rawData'];

/**
 * Contradictions in sensor data (TCR-53): metadata that name one device and a report that names another. What is
 * merely said twice is let pass, for GS1's own examples do so; and the time of a single report may be finer than
 * that of its element.
 */
export const sensorIssues = (event: JsonObject): EventIssue[] =>
  objectsOf(event['sensorElementList']).flatMap((element, index) => {
    const path = `/sensorElementList/${index}`;
    const metadata = isObject(element['sensorMetadata']) ? element['sensorMetadata'] : {};
    return [
      ...backwards(metadata, `${path}/sensorMetadata`),
      ...objectsOf(element['sensorReport']).flatMap((report, at) =>
        contradicted(metadata, report, `${path}/sensorReport/${at}`),
      ),
    ];
  });

/**
 * Measurements later than their event. The standard forbids them and GS1's own examples have them: a clock is
 * wrong, but the fact is none the less one, so it is doubted and not refused.
 */
export const sensorDoubts = (event: JsonObject): EventIssue[] => {
  const eventTime = instantOf(textOf(event['eventTime']) ?? '');
  return objectsOf(event['sensorElementList']).flatMap((element, index) => {
    const path = `/sensorElementList/${index}`;
    const metadata = isObject(element['sensorMetadata']) ? element['sensorMetadata'] : {};
    return [
      ...laterThan(eventTime, metadata, `${path}/sensorMetadata`),
      ...objectsOf(element['sensorReport']).flatMap((report, at) =>
        laterThan(eventTime, report, `${path}/sensorReport/${at}`),
      ),
    ];
  });
};

function laterThan(eventTime: string | undefined, holder: JsonObject, path: string): EventIssue[] {
  const time = instantOf(textOf(holder['time']) ?? '');
  if (eventTime === undefined || time === undefined || time <= eventTime) return [];
  return [
    issue(
      `${path}/time`,
      '测量时间 time 晚于事件时间 eventTime，请检查设备时钟',
      'This measurement is later than its event; look at the clock of the device',
    ),
  ];
}

function backwards(metadata: JsonObject, path: string): EventIssue[] {
  const start = instantOf(textOf(metadata['startTime']) ?? '');
  const end = instantOf(textOf(metadata['endTime']) ?? '');
  if (start === undefined || end === undefined || start <= end) return [];
  return [
    issue(
      `${path}/endTime`,
      'endTime 早于 startTime，请改正其一',
      'endTime is before startTime; correct one of them',
    ),
  ];
}

function contradicted(metadata: JsonObject, report: JsonObject, path: string): EventIssue[] {
  return inline
    .filter((name) => {
      const [one, other] = [textOf(metadata[name]), textOf(report[name])];
      return one !== undefined && other !== undefined && one !== other;
    })
    .map((name) =>
      issue(
        `${path}/${name}`,
        `${name} 与 sensorMetadata 中写的不同；两处只能写一处，请删去其一`,
        `${name} differs from what sensorMetadata says; it stands in one of the two, so take the other out`,
      ),
    );
}
