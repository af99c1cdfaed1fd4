import { uriWords } from './uri-words.ts';

/** What the URI of a fill says: the vessel, and when the charge opened it. */
export interface FillName {
  readonly vesselUri: string;
  readonly vessel: string;
  /** ISO 8601. */
  readonly opened: string;
}

const form = /^(.+)\/fill\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/;

/** Reads `…/vessel/S1/fill/20261119T231000Z-03f46251`; undefined for everything that names no fill. */
export const fillName = (uri: string): FillName | undefined => {
  const [, vesselUri = '', year, month, day, hour, minute, second] = form.exec(uri) ?? [];
  if (vesselUri === '') return undefined;
  const opened = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return { vesselUri, vessel: uriWords(vesselUri).code, opened };
};
