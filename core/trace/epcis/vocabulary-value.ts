import { type CbvVocabulary, canonicalCbv } from './cbv/cbv.ts';
import { expandName, type Names } from './names.ts';
import { type StandardEventType, standardEventTypes } from './trace-event.ts';

/** The canonical URI of a vocabulary value: CBV in whatever form, or the sender's own, its prefix written out. */
export const vocabularyValue = (vocabulary: CbvVocabulary, written: string, names: Names): string => {
  const value = canonicalCbv(vocabulary, written);
  return value === written.trim() ? writtenOut(value, names) : value;
};

function writtenOut(value: string, names: Names): string {
  const colon = value.indexOf(':');
  const namespace = names.prefixes.get(value.slice(0, Math.max(colon, 0)));
  if (namespace === undefined || value.startsWith('//', colon + 1)) return value;
  return namespace + value.slice(colon + 1);
}

/** True for the five event types of EPCIS 2.0. */
export const isStandardType = (type: string): type is StandardEventType =>
  standardEventTypes.some((standard) => standard === type);

/** The bare name of a standard event type, the URI of an extension type. */
export const eventTypeOf = (written: string, names: Names): string => {
  const type = written.trim();
  if (isStandardType(type)) return type;
  const name = expandName(type, names);
  if (name?.namespace === 'https://ref.gs1.org/epcis/' && isStandardType(name.local)) return name.local;
  return writtenOut(type, names);
};
