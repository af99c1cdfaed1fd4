import { evidenceCode } from '../../roles.ts';
import { type JsonObject, leafOf, listOf, objectsOf } from '../json-shapes.ts';
import type { Names } from '../names.ts';
import { ownMembers } from '../own-extensions.parse.ts';
import { type EventIssue, issue, step } from './event-issue.ts';
import { isTooLong, tooLong } from './length-issues.ts';

/** What is wrong with the product's own extensions of an event (docs/guide/epcis-extensions.md). */
export const ownExtensionIssues = (event: JsonObject, names: Names): EventIssue[] => {
  const own = ownMembers(event, names);
  if (own.size === 0) return [];
  const at = (name: string): string => step(keyOf(event, own.get(name)));
  return [
    ...evidenceIssues(own.get('evidence'), at('evidence'), names),
    ...cleaningIssues(own.get('cleaning'), at('cleaning')),
    ...['hold', 'lift'].flatMap((name) => holdIssues(own.get(name), at(name), names)),
    ...runIssues(own.get('runs'), at('runs'), names),
    ...lotIssues(own.get('toLot'), at('toLot')),
  ];
};

const keyOf = (event: JsonObject, value: unknown): string =>
  Object.keys(event).find((key) => event[key] === value) ?? '';

const membersOf = (object: JsonObject, names: Names): Map<string, unknown> =>
  new Map([...Object.entries(object), ...ownMembers(object, names)]);

function evidenceIssues(value: unknown, path: string, names: Names): EventIssue[] {
  return listOf(value).flatMap((each) => {
    const object = objectsOf(each)[0];
    const text = leafOf(object === undefined ? each : membersOf(object, names).get('evidence'));
    if (text !== undefined && Object.hasOwn(evidenceCode, text)) return [];
    return issue(
      path,
      'evidence 只能是 scanned（扫描）、inferred（推断）、prorated（分摊）、posted（系统过账）',
      'evidence is scanned, inferred, prorated or posted',
    );
  });
}

function cleaningIssues(value: unknown, path: string): EventIssue[] {
  if (value === undefined || leafOf(value) === 'verified' || leafOf(value) === 'unverified') return [];
  return [
    issue(
      path,
      'cleaning 只能是 verified（清洗已核实）或 unverified（未核实）',
      'cleaning is verified or unverified',
    ),
  ];
}

function holdIssues(value: unknown, path: string, names: Names): EventIssue[] {
  return listOf(value).flatMap((each) => {
    const object = objectsOf(each)[0];
    const id = object === undefined ? undefined : leafOf(membersOf(object, names).get('id'));
    if (id !== undefined && isTooLong(id)) return tooLong(path);
    if (id !== undefined && id.trim() !== '') return [];
    return issue(path, '冻结或解冻须写明编号 id', 'A hold needs its id, and so does what lifts it');
  });
}

function lotIssues(value: unknown, path: string): EventIssue[] {
  const uri = leafOf(value);
  return uri !== undefined && isTooLong(uri) ? [tooLong(path)] : [];
}

function runIssues(value: unknown, path: string, names: Names): EventIssue[] {
  return listOf(value).flatMap((each) => {
    const object = objectsOf(each)[0];
    const members = object === undefined ? new Map<string, unknown>() : membersOf(object, names);
    const low = leafOf(members.get('low')) ?? '';
    const high = leafOf(members.get('high')) ?? '';
    const isSpan = /^\d+$/.test(low) && /^\d+$/.test(high) && low.length === high.length && low <= high;
    const isPlaced = members.has('field') || members.has('epcClass');
    if (isSpan && isPlaced) return [];
    return issue(
      path,
      '连号段须写明 field 与 index 或 epcClass，以及位数相同的数字序列号 low、high，且 low 不大于 high',
      'A run names its field and index or its epcClass, and low and high: digits of the same length, low not above high',
    );
  });
}
