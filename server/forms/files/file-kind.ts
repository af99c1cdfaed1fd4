import { fileTypeFromBuffer } from 'file-type';

/** So many of a file's first bytes tell its type. */
export const tellingBytes = 4_100;

/** Kinds that are written in the container of another: of these the ending of the name decides. */
const inside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ofd: 'application/ofd',
  },
  'application/x-cfb': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    wps: 'application/vnd.ms-works',
  },
  'text/plain': { csv: 'text/csv', json: 'application/json' },
};

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  // The last letter may be cut.
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, tellingBytes), { stream: true });
  return !text.includes('\uFFFD');
};

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/**
 * The media type of a file as its first bytes tell it, whatever its sender called it; `application/octet-stream` where they
 * tell nothing. A text is `text/plain`, never a page or a picture that a browser would run scripts of.
 */
export const kindOfFile = async (first: Uint8Array, name: string): Promise<string> => {
  const found = await fileTypeFromBuffer(first);
  const kind = found?.mime ?? (isText(first) ? 'text/plain' : 'application/octet-stream');
  if (/^(?:application|text)\/(?:xml|html)|^image\/svg/.test(kind)) return 'text/plain';
  return inside[kind]?.[endingOf(name)] ?? kind;
};
