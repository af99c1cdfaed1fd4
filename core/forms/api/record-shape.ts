import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { fieldKey } from '../definition/keys.ts';

/** Where a record stands: submitted and waiting, effective, or void. In the database 1, 2 and 3. */
export const recordStates = ['submitted', 'effective', 'void'] as const;
export type RecordState = (typeof recordStates)[number];

/** Any JSON. */
// What JSON.parse gave is JSON, so nothing is left to judge.
export const jsonValue: z.ZodType<JsonValue, JsonValue> = z.any();

/** Values of fields by their keys, each in the one spelling of its type. */
export const recordValues = z.record(z.string(), jsonValue);

/** The form in an address. */
export const ofForm = z.strictObject({ form: z.string().max(60) });

/** A record of a form in an address. */
export const ofRecord = ofForm.extend({ id: z.uuid() });

/** A field from the record inward: `supplier`, `lines.qty`. */
export const fieldPath = z
  .string()
  .max(82)
  .regex(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/)
  .describe('字段标识，明细表字段写作 lines.qty / key of a field, `lines.qty` in a sub-table');

/** Keys of fields of the record. */
export const fieldKeys = z.array(fieldKey).max(300);

/** Names of what ids in the values point at: `user:<id>`, `department:<id>`, `form:<key>:<id>`. */
export const namesById = z.record(z.string(), z.string());
