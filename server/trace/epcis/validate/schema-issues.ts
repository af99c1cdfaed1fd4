import { type EventIssue, issue, step } from '@yuanliu/core/trace';
import type { ErrorObject } from 'ajv';
import { choiceIssue } from './choice-issues.ts';
import { definitionOf } from './epcis-schema.parse.ts';
import { shown, valueIssue } from './value-issues.ts';

/**
 * What Ajv found, said so that whoever sent the event can mend it. Where a choice failed (`anyOf`) or a name
 * (`propertyNames`), the errors of its branches are noise: the choice itself says what is allowed. Each field is
 * named once per fault.
 */
export const schemaIssues = (errors: readonly ErrorObject[]): EventIssue[] => {
  const choices = errors.filter(isChoice);
  const told = errors.filter((error) => !isNoise(error, choices));
  const found = told.map((error) => issueOf(error, told)).filter((each) => each !== undefined);
  const seen = new Set<string>();
  return found.filter(({ path, text }) => {
    const key = `${path} ${text.en}`;
    return !seen.has(key) && seen.add(key);
  });
};

const isChoice = ({ keyword }: ErrorObject): boolean =>
  keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'propertyNames';

function isNoise(error: ErrorObject, choices: readonly ErrorObject[]): boolean {
  if (error.propertyName !== undefined) return true;
  return choices.some((choice) => choice !== error && isBranch(error, choice));
}

/** Branches of a choice are about the same value at the same place; those of a name are about the name. */
function isBranch(error: ErrorObject, choice: ErrorObject): boolean {
  const isBelow = error.schemaPath.startsWith(`${choice.schemaPath}/`);
  const isSameValue = error.instancePath === choice.instancePath && error.keyword !== 'propertyNames';
  if (choice.keyword === 'propertyNames') return isSameValue && error.data === choice.params['propertyName'];
  // What an event needs besides: a condition on the whole event, with branches that reach into its fields.
  if (definitionOf(choice.parentSchema).includes('#')) return isBelow;
  if (!isSameValue) return false;
  if (isContainer(choice.data)) return isBelow || error.keyword === 'type';
  return error.data === choice.data && !isChoice(error);
}

const isContainer = (data: unknown): boolean => typeof data === 'object' && data !== null;

function issueOf(error: ErrorObject, errors: readonly ErrorObject[]): EventIssue | undefined {
  const { keyword, instancePath } = error;
  if (keyword === 'anyOf' || keyword === 'oneOf') return choiceIssue(error, errors);
  if (keyword === 'required') {
    const name = parameter(error, 'missingProperty');
    return issue(
      instancePath + step(name),
      `缺少必填字段“${name}”，请补上`,
      `The required field "${name}" is missing; add it`,
    );
  }
  if (keyword === 'additionalProperties') return unknownField(error, parameter(error, 'additionalProperty'));
  if (keyword === 'propertyNames') return unknownField(error, parameter(error, 'propertyName'));
  return valueIssue(error);
}

function unknownField({ instancePath, keyword }: ErrorObject, name: string): EventIssue {
  const path = instancePath + step(name);
  if (keyword === 'additionalProperties') {
    return issue(
      path,
      `此处不能有字段“${name}”，请删去或改正拼写`,
      `The field "${name}" cannot stand here; take it out or correct its spelling`,
    );
  }
  return issue(
    path,
    `“${shown(name)}”不是 EPCIS 2.0 在此处的字段；请改正拼写，自定义字段须写成“前缀:名称”并在 @context 中声明前缀`,
    `"${shown(name)}" is no field of EPCIS 2.0 here; correct its spelling, or write a field of your own as "prefix:name" and declare the prefix in @context`,
  );
}

function parameter({ params }: ErrorObject, name: string): string {
  const value: unknown = params[name];
  return typeof value === 'string' ? value : '';
}
