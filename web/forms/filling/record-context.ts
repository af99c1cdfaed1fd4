import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldView } from './filling-options.ts';
import type { RecordFilling } from './record-filling.ts';

/** The record that is being filled in; filled by RecordForm. */
export const RecordContext = createContext<RecordFilling | undefined>(undefined);

/** The record that is being filled in. */
export const useRecord = (): RecordFilling => {
  const record = useContext(RecordContext);
  if (record === undefined) throw new Error('useRecord stands outside of a form.');
  return record;
};

/** How a field of the record stands; drawn again only when something about it has changed. */
export const useFieldView = (key: string): FieldView => {
  const record = useRecord();
  return useSyncExternalStore(record.subscribe, () => record.view(key));
};

/** Draws again with every change of the record. */
export const useRevision = (record: RecordFilling): number =>
  useSyncExternalStore(record.subscribe, record.revision);
