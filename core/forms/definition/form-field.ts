import { z } from 'zod';
import { feelText } from './feel-text.ts';
import { formText } from './form-text.ts';
import { fieldKey } from './keys.ts';

/** What the settings of all types have in common. */
export interface FieldSettings {
  readonly version: number;
  readonly [setting: string]: unknown;
}

/**
 * The settings of a field before its type has looked at them. Once a definition has been read they are in the shape
 * that the type asks for.
 */
export const fieldSettings: z.ZodType<FieldSettings> = z.looseObject({ version: z.int().min(1) });

const fieldCheck = z.strictObject({ check: feelText, message: formText });

/** A condition that holds always, never, or when an expression says so. */
const condition = z.union([z.boolean(), feelText]);

const fieldRules = z.strictObject({
  /** The field is there only while this is true; hidden fields hold no value. */
  visible: feelText.optional(),
  required: condition.optional(),
  readOnly: condition.optional(),
  /** The value of a field that nobody has filled in. */
  default: feelText.optional(),
  /** Each must be true of a value; the message says what is wrong otherwise. */
  checks: z.array(fieldCheck).max(20).optional(),
  /** For choices and relations: true for an option that may be chosen, `item` being the option. */
  options: feelText.optional(),
});
export type FieldRules = z.output<typeof fieldRules>;

/** One field of a form or of a sub-table. */
export const formField = z.strictObject({
  key: fieldKey,
  type: z.string().min(1).max(40),
  label: formText,
  help: formText.optional(),
  settings: fieldSettings,
  rules: fieldRules.optional(),
  /** A core field of a system form: the code knows it, so it can be neither removed nor changed in kind. */
  locked: z.literal(true).optional(),
});
export type FormField = z.output<typeof formField>;
