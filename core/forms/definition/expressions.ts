import type { ShownAs } from '../field-types/place.ts';
import type { FeelText } from './feel-text.ts';
import { type PlacedField, placedFields } from './fields.ts';
import type { FormDefinition } from './form-definition.ts';
import type { FormField } from './form-field.ts';

/** What an expression is for. */
export type ExpressionUse =
  | 'visible'
  | 'required'
  | 'readOnly'
  | 'default'
  | 'check'
  | 'options'
  | 'settings'
  | 'title'
  | 'form-check'
  | 'fill';

/** What an expression must give: yes or no, anything (a title shows it), a value that the field takes, or one of a type. */
export type ExpressionGoal = 'boolean' | 'anything' | { readonly field: FormField } | ShownAs;

/** An expression of a definition with all that is needed to judge it. */
export interface PlacedExpression {
  /** JSON Pointer into the document. */
  readonly path: string;
  readonly text: FeelText;
  readonly use: ExpressionUse;
  readonly gives: ExpressionGoal;
  /** True where nobody wrote it: a lookup is one. Its faults are told by its settings. */
  readonly isImplied?: true;
  /** True where the database judges it. */
  readonly isSql?: true;
  /** The field it belongs to, from the record inward. */
  readonly field?: readonly string[];
  /** The sub-table whose row it sees besides the record. */
  readonly table?: FormField;
  /** The form whose record it sees alone, instead of its own. */
  readonly form?: string;
  /** The relation field whose record it sees alone. */
  readonly through?: string;
}

const conditions = ['visible', 'required', 'readOnly'] as const;

const ofRules = (placed: PlacedField): PlacedExpression[] => {
  const { field, keys, table, path } = placed;
  const rules = field.rules ?? {};
  const base = { field: keys, ...(table !== undefined && { table }) };
  const one = (use: ExpressionUse, text: unknown, gives: ExpressionGoal): PlacedExpression[] =>
    typeof text === 'string' ? [{ ...base, path: `${path}/rules/${use}`, text, use, gives }] : [];
  const checks = (rules.checks ?? []).map(({ check }, index) => ({
    ...base,
    path: `${path}/rules/checks/${index}/check`,
    text: check,
    use: 'check' as const,
    gives: 'boolean' as const,
  }));
  return [
    ...conditions.flatMap((use) => one(use, rules[use], 'boolean')),
    ...one('default', rules.default, { field }),
    ...one('options', rules.options, 'boolean'),
    ...checks,
  ];
};

const ofSettings = ({ field, type, keys, path, table }: PlacedField): PlacedExpression[] =>
  (type.expressions?.(field.settings) ?? []).map(({ path: below, text, gives, form, isImplied, isSql }) => ({
    path: `${path}/settings${below}`,
    text,
    use: 'settings' as const,
    gives,
    field: keys,
    ...(table !== undefined && { table }),
    ...(form !== undefined && { form }),
    ...(isImplied !== undefined && { isImplied }),
    ...(isSql !== undefined && { isSql }),
  }));

const ofForm = ({ title, checks = [], fills = [], fields }: FormDefinition): PlacedExpression[] => [
  ...(title === undefined ? [] : [{ path: '/title', text: title, use: 'title', gives: 'anything' } as const]),
  ...checks.map(({ check }, index) => ({
    path: `/checks/${index}/check`,
    text: check,
    use: 'form-check' as const,
    gives: 'boolean' as const,
  })),
  ...fills.flatMap(({ on, set }, index) =>
    set.flatMap(({ field, value }, place) => {
      const target = fields.find(({ key }) => key === field);
      const path = `/fills/${index}/set/${place}/value`;
      return target === undefined
        ? []
        : [{ path, text: value, use: 'fill' as const, gives: { field: target }, through: on }];
    }),
  ),
];

/** Every expression of a definition, with the field it belongs to and what it sees. */
export const expressionsOf = (definition: FormDefinition): PlacedExpression[] => [
  ...placedFields(definition).flatMap((placed) => [...ofSettings(placed), ...ofRules(placed)]),
  ...ofForm(definition),
];
