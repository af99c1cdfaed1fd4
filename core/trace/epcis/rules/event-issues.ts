import { identityOf } from '../../../codes/index.ts';
import { type JsonObject, listOf, textOf } from '../json-shapes.ts';
import type { Names } from '../names.ts';
import { contentIssues } from './content-issues.ts';
import { type EventIssue, issue } from './event-issue.ts';
import { lengthIssues } from './length-issues.ts';
import { ownExtensionIssues } from './own-extension-issues.ts';
import { quantityIssues } from './quantity-issues.ts';
import { sensorDoubts, sensorIssues } from './sensor-issues.ts';
import { vocabularyIssues } from './vocabulary-issues.ts';

/**
 * What is wrong with an event though it fits the JSON Schema of EPCIS 2.0: rules that the standard states in prose
 * (EPCIS 2.0, 7.4 and TCR-53, TCR-54 of its conformance requirements), words that CBV does not know, things named
 * twice, and the shape of our own extensions. Empty: the event may be captured.
 */
export const eventIssues = (event: JsonObject, names: Names): EventIssue[] => [
  ...contentIssues(event),
  ...lengthIssues(event),
  ...quantityIssues(event),
  ...parentIssues(event),
  ...childIssues(event),
  ...transformationIssues(event),
  ...masterDataIssues(event),
  ...offsetIssues(event),
  ...duplicateIssues(event),
  ...vocabularyIssues(event),
  ...sensorIssues(event),
  ...ownExtensionIssues(event, names),
];

/** What is strange about an event that may be captured: worth an anomaly, never a refusal. */
export const eventDoubts = (event: JsonObject): EventIssue[] => sensorDoubts(event);

const isEmpty = (event: JsonObject, field: string): boolean => listOf(event[field]).length === 0;
const areEmpty = (event: JsonObject, fields: readonly string[]): boolean =>
  fields.every((field) => isEmpty(event, field));

function parentIssues(event: JsonObject): EventIssue[] {
  const type = event['type'];
  const action = event['action'];
  const isNeeded =
    type === 'AssociationEvent' || (type === 'AggregationEvent' && (action === 'ADD' || action === 'DELETE'));
  if (!isNeeded || textOf(event['parentID'])) return [];
  return [
    issue(
      '/parentID',
      `${String(type)} 的 action 为 ${String(action)} 时必须写明父物 parentID；仅 AggregationEvent 的 OBSERVE 可以省略`,
      `${String(type)} with action ${String(action)} needs parentID; only an AggregationEvent with OBSERVE may leave it out`,
    ),
  ];
}

function childIssues(event: JsonObject): EventIssue[] {
  const hasParts = event['type'] === 'AggregationEvent' || event['type'] === 'AssociationEvent';
  if (!hasParts || event['action'] === 'DELETE' || !areEmpty(event, ['childEPCs', 'childQuantityList'])) {
    return [];
  }
  return [
    issue(
      '/childEPCs',
      '除 DELETE（全部解除）外，必须在 childEPCs 或 childQuantityList 中写明子物',
      'Name the children in childEPCs or childQuantityList; only DELETE may leave them out, which means all of them',
    ),
  ];
}

function transformationIssues(event: JsonObject): EventIssue[] {
  if (event['type'] !== 'TransformationEvent') return [];
  const lacksInput = areEmpty(event, ['inputEPCList', 'inputQuantityList']);
  const lacksOutput = areEmpty(event, ['outputEPCList', 'outputQuantityList']);
  const isPooled = textOf(event['transformationID']) !== undefined;
  if (isPooled ? !(lacksInput && lacksOutput) : !lacksInput && !lacksOutput) return [];
  return [
    issue(
      lacksInput ? '/inputEPCList' : '/outputEPCList',
      '没有 transformationID 的 TransformationEvent 须同时有投入（inputEPCList 或 inputQuantityList）和产出（outputEPCList 或 outputQuantityList）；有 transformationID 时至少有其一',
      'A TransformationEvent needs inputs (inputEPCList or inputQuantityList) and outputs (outputEPCList or outputQuantityList); with a transformationID one of them is enough',
    ),
  ];
}

function masterDataIssues(event: JsonObject): EventIssue[] {
  if (event['ilmd'] === undefined) return [];
  const isAllowed =
    event['type'] === 'TransformationEvent' || (event['type'] === 'ObjectEvent' && event['action'] === 'ADD');
  const isStandard = typeof event['type'] === 'string' && !event['type'].includes(':');
  if (isAllowed || !isStandard) return [];
  return [
    issue(
      '/ilmd',
      'ilmd 只能写在 action 为 ADD 的 ObjectEvent 或 TransformationEvent 中，请删去 ilmd 或改正 action',
      'ilmd belongs to an ObjectEvent with action ADD or to a TransformationEvent; take it out or correct the action',
    ),
  ];
}

function offsetIssues(event: JsonObject): EventIssue[] {
  const offset = textOf(event['eventTimeZoneOffset']);
  if (offset === undefined || /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(offset)) return [];
  return [
    issue(
      '/eventTimeZoneOffset',
      `“${offset}”不是时区偏移：应写成 +08:00 的形式，范围 -14:00 至 +14:00`,
      `"${offset}" is no time zone offset: write it like +08:00, from -14:00 to +14:00`,
    ),
  ];
}

function duplicateIssues(event: JsonObject): EventIssue[] {
  const parent = textOf(event['parentID']);
  const issues = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'].flatMap((field) =>
    repeatedIn(event[field], field),
  );
  const children = listOf(event['childEPCs']);
  if (parent !== undefined && children.length > 0) {
    const canonical = canonicalOf(parent);
    const index = children.findIndex(
      (child) => typeof child === 'string' && canonicalOf(child) === canonical,
    );
    if (index >= 0) {
      issues.push(
        issue(
          `/childEPCs/${index}`,
          `“${parent}”不能同时是父物和自己的子物，请改正其一`,
          `"${parent}" cannot be parent and its own child; correct one of them`,
        ),
      );
    }
  }
  return issues;
}

/**
 * The schema wants each entry once. Two spellings of one identifier are let pass, for GS1's own event with all keys has
 * them; whoever reads the things takes them for one.
 */
function repeatedIn(value: unknown, field: string): EventIssue[] {
  const list = listOf(value);
  if (new Set(list).size === list.length) return [];
  const seen = new Map<string, number>();
  return list.flatMap((each, index) => {
    if (typeof each !== 'string') return [];
    const before = seen.get(each);
    seen.set(each, before ?? index);
    if (before === undefined) return [];
    return issue(
      `/${field}/${index}`,
      `“${each}”在 ${field} 中重复（第 ${before + 1} 项已是同一标识），请只写一次`,
      `"${each}" stands in ${field} twice (entry ${before + 1} is the same identifier); name it once`,
    );
  });
}

const canonicalOf = (uri: string): string => {
  const identity = identityOf(uri.trim());
  return identity.ok ? identity.value.uri : uri;
};
