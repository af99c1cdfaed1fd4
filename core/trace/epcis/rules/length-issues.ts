import { isObject, type JsonObject, leafOf, listOf } from '../json-shapes.ts';
import { type EventIssue, issue, step } from './event-issue.ts';

/** Bytes of an identifier at the most, written with percent escapes: an entry of a database index holds 2,704. */
const longest = 1_000;

/** What one character beyond ASCII may come to as escapes: three bytes of three characters each. */
const widest = 9;
const ascii = /^[\x20-\x7e]*$/;

/** Whether an identifier is too long to be looked up. */
export const isTooLong = (text: string): boolean => {
  if (text.length * widest <= longest) return false;
  return (ascii.test(text) ? text.length : text.length * widest) > longest;
};

/** Identifiers that are too long to be looked up. */
export const lengthIssues = (event: JsonObject): EventIssue[] => {
  const issues: EventIssue[] = [];
  const judge = (value: unknown, path: string): void => {
    if (typeof value === 'string' && isTooLong(value)) issues.push(tooLong(path));
  };
  const judgeAll = (value: unknown, path: string, members: readonly string[]): void => {
    for (const [index, each] of listOf(value).entries()) {
      if (!isObject(each)) judge(each, `${path}/${index}`);
      else for (const member of members) judge(each[member], `${path}/${index}/${member}`);
    }
  };
  for (const field of alone) judge(event[field], `/${field}`);
  for (const [field, members] of lists) judgeAll(event[field], `/${field}`, members);
  for (const [field, member] of within) {
    const container = event[field];
    if (isObject(container)) judge(container[member], `/${field}/${member}`);
  }
  const declaration = event['errorDeclaration'];
  if (isObject(declaration)) {
    judgeAll(declaration['correctiveEventIDs'], '/errorDeclaration/correctiveEventIDs', []);
  }
  // A lot number becomes part of the identity of the lot.
  const ilmd = event['ilmd'];
  if (isObject(ilmd))
    for (const key in ilmd) if (key.includes('lotNumber')) judge(leafOf(ilmd[key]), `/ilmd${step(key)}`);
  return issues;
};

const alone = ['type', 'eventID', 'bizStep', 'disposition', 'parentID', 'transformationID'];
const within: readonly (readonly [field: string, member: string])[] = [
  ['readPoint', 'id'],
  ['bizLocation', 'id'],
  ['errorDeclaration', 'reason'],
];
const lists: readonly (readonly [field: string, members: readonly string[]])[] = [
  ['epcList', []],
  ['childEPCs', []],
  ['inputEPCList', []],
  ['outputEPCList', []],
  ['quantityList', ['epcClass']],
  ['childQuantityList', ['epcClass']],
  ['inputQuantityList', ['epcClass']],
  ['outputQuantityList', ['epcClass']],
  ['bizTransactionList', ['type', 'bizTransaction']],
  ['sourceList', ['type', 'source']],
  ['destinationList', ['type', 'destination']],
];

/** Says so of what stands at a path. */
export const tooLong = (path: string): EventIssue =>
  issue(
    path,
    `标识过长：按百分号编码计算最多 ${longest} 个字符，请改用更短的标识`,
    `This identifier is too long: at most ${longest} characters with percent escapes; use a shorter one`,
  );
