import { type EventIssue, issue, step } from './event-issue.ts';

/** How deep objects and lists may stand in one another; real events keep below ten. */
const deepest = 64;

/** Characters in the name of a member at the most: names are looked up in an index. */
const longestName = 200;

/** Content that cannot be kept whatever its field: text with a NUL, which no database takes, and endless nesting. */
export const contentIssues = (event: object): EventIssue[] => {
  const issues: EventIssue[] = [];
  visit(event, [], issues);
  return issues;
};

/** `steps` are the keys and indexes that lead here; the path is written out only where something is wrong. */
function visit(value: unknown, steps: (string | number)[], issues: EventIssue[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) issues.push(nulIssue(steps));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (steps.length >= deepest) {
    issues.push(
      issue(
        pathOf(steps),
        `嵌套超过 ${deepest} 层，请简化自定义字段的结构`,
        `This is nested more than ${deepest} levels deep; simplify the fields of your own`,
      ),
    );
    return;
  }
  for (const [key, member] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof key === 'string' && key.includes('\0')) issues.push(nulIssue(steps));
    if (typeof key === 'string' && key.length > longestName) issues.push(nameIssue([...steps, key]));
    steps.push(key);
    visit(member, steps, issues);
    steps.pop();
  }
}

const pathOf = (steps: readonly (string | number)[]): string =>
  steps.map((each) => step(String(each))).join('');

const nameIssue = (steps: readonly (string | number)[]): EventIssue =>
  issue(
    pathOf(steps),
    `字段名过长：最多 ${longestName} 个字符，请改用更短的字段名`,
    `The name of a member is too long: at most ${longestName} characters; use a shorter one`,
  );

const nulIssue = (steps: readonly (string | number)[]): EventIssue =>
  issue(
    pathOf(steps),
    '文字中不能有空字符 U+0000，请删去',
    'Text cannot hold the character U+0000; take it out',
  );
