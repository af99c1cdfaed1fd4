import { readRelated } from '@yuanliu/core/forms';
import { call } from '../../lib/call.ts';
import type { FillingOptions } from '../filling/filling-options.ts';
import type { NamesBook } from '../filling/names-book.ts';

/** Asks the server what ids point at and writes their names into the book. `record`: whose roll-ups are wanted. */
export const fetchRelatedOf =
  (form: string, names: NamesBook, record: string | undefined): FillingOptions['fetchRelated'] =>
  async (references) => {
    const related = await call(readRelated, {
      params: { form },
      body: { references: [...references], ...(record !== undefined && { record }) },
    });
    names.add(related.names);
    return related;
  };
