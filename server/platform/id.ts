import { v7 } from 'uuid';

/** A new identifier that sorts by the time it was made (UUIDv7, RFC 9562 §5.7). */
export const newId = (): string => v7();
