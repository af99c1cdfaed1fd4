import {
  type EvaluatedRecord,
  fieldKeysOf,
  type FormDefinition,
  type FormField,
  rowFieldsOf,
} from '@yuanliu/core/forms';
import type { Fault } from './filling-options.ts';

interface Around {
  readonly definition: FormDefinition;
  /** True where this person neither sees nor changes the field (dotted keys): nothing is asked of them there. */
  readonly isOut: (node: string) => boolean;
}

const partsOf = (path: string): readonly string[] => path.split('/').slice(1);

/** `/lines/3/qty` → `lines.qty`. */
const nodeOf = (path: string): string => {
  const [key = '', , column] = partsOf(path);
  return column === undefined ? key : `${key}.${column}`;
};

const fieldAt = (path: string, { fields }: FormDefinition): FormField | undefined => {
  const [key, , column] = partsOf(path);
  const field = fields.find((each) => each.key === key);
  return column === undefined || field === undefined
    ? field
    : rowFieldsOf(field).find((each) => each.key === column);
};

/** What the rules and the server have against a record, in the order in which a person meets the fields. */
export const faultsOf = (
  { issues }: EvaluatedRecord,
  refused: ReadonlyMap<string, string>,
  { definition, isOut }: Around,
): readonly Fault[] => {
  const order = new Map(fieldKeysOf(definition.layout).map((key, index) => [key, index]));
  const place = (path: string): number => order.get(partsOf(path)[0] ?? '') ?? -1;
  const found = new Map<string, Fault>();
  for (const { path, text, kind } of issues) {
    const node = nodeOf(path);
    const isAsked = kind === 'form-check' || !(isOut(node) || isOut(partsOf(path)[0] ?? ''));
    const at = path === '' ? `#${text.zh}` : path;
    if (isAsked && !found.has(at)) found.set(at, { path, text, field: fieldAt(path, definition) });
  }
  for (const [path, text] of refused) found.set(path, { path, text, field: fieldAt(path, definition) });
  return [...found.values()].toSorted((a, b) => place(a.path) - place(b.path));
};
