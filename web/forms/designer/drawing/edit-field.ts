import type { FieldRules, FormDefinition, FormField, LayoutNode } from '@yuanliu/core/forms';
import { findField, tableOf } from './find-part.ts';
import { idOfNode, mapLayout, rowsOf, withRows } from './layout-boxes.ts';
import { fieldKeys, type PartId } from './part-id.ts';

/** The form with one field changed. Its key stays: `renameField` changes that. */
export const changeField = (
  definition: FormDefinition,
  id: PartId,
  change: (field: FormField) => FormField,
): FormDefinition => {
  const field = findField(definition, id);
  if (field === undefined) return definition;
  const table = tableOf(definition, id);
  const next = change(field);
  if (next === field) return definition;
  const replaced = (fields: readonly FormField[], one: FormField, by: FormField): FormField[] =>
    fields.map((each) => (each === one ? by : each));
  if (table === undefined) return { ...definition, fields: replaced(definition.fields, field, next) };
  const rows = withRows(table, replaced(rowsOf(table), field, next));
  return { ...definition, fields: replaced(definition.fields, table, rows) };
};

/** A change of a field's rules; a rule that is undefined goes. */
export type RulesChange = { readonly [Rule in keyof FieldRules]?: FieldRules[Rule] | undefined };

/** The field with other rules; without any, it has none. */
export const withRules = (field: FormField, change: RulesChange): FormField => {
  const { rules = {}, ...rest } = field;
  const entries = Object.entries({ ...rules, ...change }).filter(
    ([, rule]) => rule !== undefined && rule !== false && !(Array.isArray(rule) && rule.length === 0),
  );
  return entries.length === 0 ? rest : { ...rest, rules: Object.fromEntries(entries) };
};

/** The form with one node of the layout changed. */
export const changeNode = (
  definition: FormDefinition,
  id: PartId,
  change: (node: LayoutNode) => LayoutNode,
): FormDefinition => ({
  ...definition,
  layout: mapLayout(definition.layout, (nodes) =>
    nodes.map((node) => (idOfNode(node) === id ? change(node) : node)),
  ),
});

/** The fields beside a field, itself left out. */
export const fieldsBeside = (definition: FormDefinition, id: PartId): FormField[] => {
  const table = tableOf(definition, id);
  const own = fieldKeys(id).at(-1);
  return (table === undefined ? definition.fields : rowsOf(table)).filter(({ key }) => key !== own);
};
