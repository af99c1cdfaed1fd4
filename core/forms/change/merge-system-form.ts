import type { FormDefinition } from '../definition/form-definition.ts';
import type { FormField } from '../definition/form-field.ts';
import { nodesOf } from '../definition/form-layout.ts';
import { rowFieldsOf } from '../definition/fields.ts';
import { isSame } from './definition-change.ts';

/** A system form as the code knew it, as the code knows it now, and as it stands with the enterprise. */
export interface SystemFormChange {
  readonly before: FormDefinition;
  readonly after: FormDefinition;
  readonly standing: FormDefinition;
}

interface FieldLists {
  readonly before: readonly FormField[];
  readonly after: readonly FormField[];
  readonly standing: readonly FormField[];
}

const find = (fields: readonly FormField[], key: string): FormField | undefined =>
  fields.find((field) => field.key === key);

const isLocked = ({ locked }: FormField): boolean => locked === true;

/** The rows' fields of a locked sub-table are merged in their turn; its other settings are the code's. */
const settingsOf = (before: FormField | undefined, after: FormField, standing: FormField) => {
  const inner = rowFieldsOf(after);
  if (before !== undefined && isSame(before.settings, after.settings)) return standing.settings;
  if (inner.length === 0) return after.settings;
  const fields = mergeFields({
    before: before === undefined ? [] : rowFieldsOf(before),
    after: inner,
    standing: rowFieldsOf(standing),
  });
  return { ...after.settings, fields };
};

const mergeField = (before: FormField | undefined, after: FormField, standing: FormField): FormField => ({
  ...standing,
  type: after.type,
  settings: standing.type === after.type ? settingsOf(before, after, standing) : after.settings,
  locked: true,
});

const unlocked = (field: FormField): FormField => {
  const { locked, ...own } = field;
  return locked === undefined ? field : own;
};

const mergeFields = ({ before, after, standing }: FieldLists): FormField[] => {
  const known = after.filter(isLocked);
  const kept = standing.map((field) => {
    const now = find(known, field.key);
    if (now !== undefined) return mergeField(find(before, field.key), now, field);
    return isLocked(field) ? unlocked(field) : field;
  });
  return [...kept, ...known.filter(({ key }) => find(standing, key) === undefined)];
};

const addedTo = <T>(
  standing: readonly T[] = [],
  before: readonly T[] = [],
  after: readonly T[] = [],
): T[] => [
  ...standing,
  ...after.filter((each) => ![...before, ...standing].some((known) => isSame(known, each))),
];

const joined = <T>(name: string, list: readonly T[]) => (list.length === 0 ? {} : { [name]: list });

/**
 * A system form brought to what the code knows now: locked fields get its types and settings and are added where they are
 * missing, what it no longer locks becomes the enterprise's own, new rules of uniqueness and checks are added. Everything
 * that the enterprise drew stays: labels, help, rules, places, fields of its own.
 */
export const mergeSystemForm = ({ before, after, standing }: SystemFormChange): FormDefinition => {
  const fields = mergeFields({
    before: before.fields,
    after: after.fields,
    standing: standing.fields,
  });
  const placed = new Set(nodesOf(standing.layout).map(({ node }) => ('key' in node ? node.key : '')));
  const missing = fields.filter(({ key }) => find(standing.fields, key) === undefined && !placed.has(key));
  return {
    ...standing,
    fields,
    layout: [...standing.layout, ...missing.map(({ key }) => ({ kind: 'field', key, span: 12 }) as const)],
    ...joined('uniques', addedTo(standing.uniques, before.uniques, after.uniques)),
    ...joined('checks', addedTo(standing.checks, before.checks, after.checks)),
  };
};
