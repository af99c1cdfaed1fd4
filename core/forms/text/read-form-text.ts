import { z } from 'zod';
import { type DefinitionIssue, fault } from '../definition/definition-issue.ts';
import { formKey } from '../definition/keys.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { schemaIssues } from '../definition/schema-issues.ts';
import type { FormFile } from './write-definition.ts';

/** A form that was read from a text, or what is wrong with the text. */
export type ReadFormText =
  | ({ readonly ok: true } & FormFile)
  | { readonly ok: false; readonly issues: readonly DefinitionIssue[] };

const file = z.looseObject({ form: formKey });

const parsed = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** Reads what `writeFormText` wrote, or what a person made of it by hand. */
export const readFormText = (text: string): ReadFormText => {
  const content = parsed(text);
  if (content === undefined)
    return { ok: false, issues: [fault('', '不是有效的 JSON 文本', 'The text is no JSON')] };
  const head = file.safeParse(content.json);
  if (!head.success) return { ok: false, issues: schemaIssues(head.error) };
  const { form, ...document } = head.data;
  const read = readDefinition(document);
  return read.ok ? { ok: true, form, definition: read.definition } : read;
};
