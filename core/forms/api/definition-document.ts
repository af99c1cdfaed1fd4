import { z } from 'zod';
import type { FormDefinition } from '../definition/form-definition.ts';

/**
 * A definition on its way in or out. Its shape is judged by `readDefinition`, which knows all versions and the settings
 * of every type and tells all that is wrong, so the route only asks for an object.
 */
const document = z.custom<FormDefinition>();
document._zod.toJSONSchema = () => ({ type: 'object', additionalProperties: true });

export const definitionDocument: z.ZodType<FormDefinition, FormDefinition> = document;
