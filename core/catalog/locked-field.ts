import type { FieldRules, FieldSettings, FormField, LayoutNode } from '../forms/index.ts';
import type { Text } from '../platform/index.ts';

/** What a core field has besides its key, its type and its label. */
interface More {
  readonly settings?: Omit<FieldSettings, 'version'>;
  readonly rules?: FieldRules;
  readonly help?: Text;
}

/** A core field of a system form: the code knows it, so it stays and keeps its type. */
export const lockedField = (
  [key, type]: readonly [key: string, type: string],
  label: Text,
  { settings = {}, rules, help }: More = {},
): FormField => ({
  key,
  type,
  label,
  settings: { version: 1, ...settings },
  ...(rules !== undefined && { rules }),
  ...(help !== undefined && { help }),
  locked: true,
});

/** A rule that says no more than that the field must be filled in. */
export const required = { required: true } as const;

/** Options by their labels: what is stored is the Chinese word, so that tables and rules read well. */
export const optionsOf = (labels: readonly (readonly [zh: string, en: string])[]) =>
  labels.map(([zh, en]) => ({ key: zh, label: { zh, en } }));

/** Whether new records may still use it; what was recorded with it stays. */
export const usageField = (): FormField =>
  lockedField(
    ['usage', 'single-choice'],
    { zh: '使用状态', en: 'Use' },
    {
      settings: {
        options: optionsOf([
          ['在用', 'In use'],
          ['停用', 'Stopped'],
        ]),
        shown: 'buttons',
      },
      rules: { required: true, default: '"在用"' },
    },
  );

/** A section of the layout with its fields, each with so many of twelve columns. */
export const section = (key: string, title: Text, places: Readonly<Record<string, number>>): LayoutNode => ({
  kind: 'section',
  key,
  title,
  children: Object.entries(places).map(([field, span]) => ({ kind: 'field', key: field, span })),
});
