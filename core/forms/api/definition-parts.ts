import { z } from 'zod';

/** A sentence in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() });
/** Keys of a field, from the record inward. */
export const field = z.array(z.string());
/** The number of a published version. */
export const version = z.int().min(1);
/** What somebody consents to when a form is published. */
export const accept = z
  .array(z.string().max(300))
  .max(1000)
  .default([])
  .describe('已确认的影响的编号 / ids of the findings that are accepted');
/** What somebody says of a version. */
export const note = z.string().trim().max(500).optional();

/** Which form: by its key. */
export const whichForm = z.object({ form: z.string().max(60) });

/** A difference between two definitions, as it is answered. */
export const change = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  part: z.enum(['form', 'field', 'rule', 'layout']),
  field: field.optional(),
  text,
  from: z.unknown().optional(),
  to: z.unknown().optional(),
});

/** A version by its number, or `draft`. */
export const versionOrDraft = z.string().regex(/^(?:draft|[1-9]\d{0,8})$/);
