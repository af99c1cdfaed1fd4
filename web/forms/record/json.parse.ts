import type { JsonValue } from '@yuanliu/core/platform';

/** What was read out of a reply is JSON. */
export const asJson = (value: unknown): JsonValue => (value ?? null) as JsonValue;
