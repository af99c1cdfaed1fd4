import { z } from 'zod';
import { feelText } from './feel-text.ts';
import { formField } from './form-field.ts';
import { layoutNode } from './form-layout.ts';
import { formText } from './form-text.ts';
import { fieldKey, nodeKey } from './keys.ts';

const unique = z.strictObject({
  fields: z.array(fieldKey).min(1).max(5),
  message: formText.optional(),
});
export type FormUnique = z.output<typeof unique>;

const formCheck = z.strictObject({
  key: nodeKey,
  /** True of a record that is good. */
  check: feelText,
  message: formText,
  /** The fields beside which the message is shown; none: at the top of the form. */
  fields: z.array(fieldKey).max(20).optional(),
});
export type FormCheck = z.output<typeof formCheck>;

const fill = z.strictObject({
  /** The relation field whose choice fills others. */
  on: fieldKey,
  set: z
    .array(
      z.strictObject({
        field: fieldKey,
        /** Over the chosen record alone: its fields by their keys. */
        value: feelText,
      }),
    )
    .min(1)
    .max(50),
});
export type FormFill = z.output<typeof fill>;

/** The version of the document that this code writes. */
export const definitionVersion = 1;

/** What a form is: the document that a designer draws, that is published, and that everything else follows. */
export const formDefinition = z.strictObject({
  version: z.literal(definitionVersion),
  name: formText,
  description: formText.optional(),
  icon: z.string().max(40).optional(),
  colour: z.string().max(40).optional(),
  group: z.string().trim().min(1).max(60).optional(),
  /** In the order of the document; those of a sub-table are in its settings. */
  fields: z.array(formField).max(300),
  layout: z.array(layoutNode).max(300),
  /** Gives a record its title; without it: the serial number, else the first text. */
  title: feelText.optional(),
  uniques: z.array(unique).max(10).optional(),
  checks: z.array(formCheck).max(50).optional(),
  /** What choosing a related record fills in; run when a person chooses, not repeated by the server. */
  fills: z.array(fill).max(20).optional(),
  /** What makes a submitted record effective; `none`: submitting it. */
  approval: z.literal('none').optional(),
});
export type FormDefinition = z.output<typeof formDefinition>;
