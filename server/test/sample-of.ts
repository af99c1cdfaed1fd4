import type { z } from 'zod';
import { jsonSchema } from '../platform/http/validation.ts';

interface Schema {
  readonly type?: unknown;
  readonly format?: unknown;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly minLength?: unknown;
  readonly minimum?: unknown;
  readonly minItems?: unknown;
  readonly items?: unknown;
  readonly required?: unknown;
  readonly properties?: unknown;
}

const samples: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  email: 'wang.fang@example.com',
  date: '2026-11-24',
  'date-time': '2026-11-24T08:00:00Z',
  uri: 'https://example.com/',
};

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const ofSchema = (schema: unknown): unknown => {
  if (!isSchema(schema)) return null;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  for (const union of [schema.anyOf, schema.oneOf]) if (Array.isArray(union)) return ofSchema(union[0]);
  switch (schema.type) {
    case 'string':
      return samples[String(schema.format)] ?? 'x'.repeat(Number(schema.minLength ?? 1));
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 1), 1);
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => ofSchema(schema.items));
    case 'object':
      return objectOf(schema);
    default:
      return null;
  }
};

const objectOf = ({ required, properties }: Schema): Record<string, unknown> => {
  const wanted = Array.isArray(required) ? required.map(String) : [];
  const given = Object.entries(isSchema(properties) ? properties : {});
  return Object.fromEntries(
    given.filter(([key]) => wanted.includes(key)).map(([key, schema]) => [key, ofSchema(schema)]),
  );
};

/** The smallest value that a schema accepts, for calls whose body does not matter; patterns are not looked at. */
export const sampleOf = (schema: z.ZodType): unknown => ofSchema(jsonSchema(schema, 'input'));
