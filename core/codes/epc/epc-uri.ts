import { type Reading, read } from '../reading.ts';
import { type Escaping, escapeField, strangerIn, unescapeField } from './escape.ts';
import { refuse, shown } from '../refuse.ts';
import { type EpcField, type EpcScheme, epcScheme } from './schemes.ts';

/**
 * An EPC: its scheme and the plain (unescaped) values of the scheme's fields, in their order. `null` is the `*` of
 * a pattern and stands only at the end, behind which nothing but further `null`s follow.
 */
export interface Epc {
  readonly scheme: EpcScheme;
  readonly fields: readonly (string | null)[];
}

/** True when a field is open: the EPC names more than one thing. */
export const isPattern = (epc: Epc): boolean => epc.fields.includes(null);

const checkField = (field: EpcField, value: string): Reading<string> => {
  const stranger = strangerIn(value, field.set);
  if (stranger !== undefined || (field.shape !== undefined && !field.shape.test(value))) {
    return refuse(
      'ILLEGAL_CHARACTER',
      `${field.zh}“${shown(value)}”含有不允许的字符${stranger === undefined ? '' : `“${stranger}”`}`,
      `The ${field.en} "${shown(value)}" holds a character that is not allowed${stranger === undefined ? '' : `: "${stranger}"`}`,
    );
  }
  const [fewest, most] = field.length;
  if (value.length < fewest || value.length > most) {
    const wanted = fewest === most ? `${most}` : `${fewest}–${most}`;
    return refuse(
      'WRONG_LENGTH',
      `${field.zh}“${shown(value)}”有 ${value.length} 位，应为 ${wanted} 位`,
      `The ${field.en} "${shown(value)}" has ${value.length} characters; it must have ${wanted}`,
    );
  }
  if (field.most !== undefined && (/^0[0-9]/.test(value) || BigInt(value) > field.most)) {
    return refuse(
      'OUT_OF_RANGE',
      `${field.zh}“${shown(value)}”应为 0–${field.most} 的整数，不带前导零`,
      `The ${field.en} "${shown(value)}" must be a whole number from 0 to ${field.most} without leading zeros`,
    );
  }
  return read(value);
};

const checkTogether = (scheme: EpcScheme, fields: readonly (string | null)[]): Reading<null> => {
  const [prefix, reference] = fields;
  if (scheme.together === undefined || typeof prefix !== 'string' || typeof reference !== 'string') {
    return read(null);
  }
  const { length, upTo } = scheme.together;
  const actual = prefix.length + reference.length;
  if (upTo ? actual <= length : actual === length) return read(null);
  return refuse(
    'WRONG_LENGTH',
    `${scheme.fields[0]?.zh}和${scheme.fields[1]?.zh}共 ${actual} 位，应${upTo ? '不超过' : '为'} ${length} 位`,
    `The ${scheme.fields[0]?.en} and the ${scheme.fields[1]?.en} have ${actual} characters together; they must have ${upTo ? 'at most ' : ''}${length}`,
  );
};

/** Makes an EPC of plain values, or says which field breaks the scheme. `null` opens a field and all behind it. */
export const epcOf = (name: string, fields: readonly (string | null)[]): Reading<Epc> => {
  const scheme = epcScheme(name);
  if (scheme === undefined) {
    return refuse(
      'UNKNOWN_SCHEME',
      `没有名为“${shown(name)}”的 EPC 编码方案`,
      `There is no EPC scheme "${shown(name)}"`,
    );
  }
  if (fields.length !== scheme.fields.length) {
    return refuse(
      'WRONG_FIELD_COUNT',
      `${name} 应有 ${scheme.fields.length} 个字段（用点分隔），这里有 ${fields.length} 个`,
      `${name} has ${scheme.fields.length} fields separated by dots; here are ${fields.length}`,
    );
  }
  for (const [index, field] of scheme.fields.entries()) {
    const value = fields[index] ?? null;
    if (value === null) {
      if (fields.slice(index).every((later) => later === null)) continue;
      return refuse('WRONG_PATTERN', '“*”之后只能还是“*”', 'Only further "*" may follow a "*"');
    }
    const checked = checkField(field, value);
    if (!checked.ok) return checked;
  }
  const together = checkTogether(scheme, fields);
  return together.ok ? read({ scheme, fields }) : together;
};

/** Splits at the dots, leaving the last field whole: it may hold dots itself (`…88..%25:.13`). */
const splitFields = (body: string, count: number): string[] => {
  const parts = body.split('.');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join('.')];
};

/** Reads the fields of a scheme as a URI writes them; with `stars`, a lone `*` opens a field. */
export const readFields = (
  name: string,
  body: string,
  { escaping, stars }: { readonly escaping: Escaping; readonly stars: boolean },
): Reading<Epc> => {
  const scheme = epcScheme(name);
  if (scheme === undefined) return epcOf(name, []);
  const fields: (string | null)[] = [];
  for (const [index, part] of splitFields(body, scheme.fields.length).entries()) {
    if (stars && part === '*') {
      fields.push(null);
      continue;
    }
    const value = unescapeField(part, scheme.fields[index]?.set ?? 'set82', escaping);
    if (!value.ok) return value;
    fields.push(value.value);
  }
  return epcOf(name, fields);
};

const head = /^urn:epc:(id|class|idpat):([a-z0-9]+):(.*)$/is;

/** True for every URI that claims to be a pure identity, class or pattern of EPC. */
export const claimsEpc = (uri: string): boolean => /^urn:epc:(id|class|idpat):/i.test(uri);

/**
 * Reads `urn:epc:id:…`, `urn:epc:class:lgtin:…` or `urn:epc:idpat:…` (TDS 1.13, chapters 6 and 8). Strict by
 * default: every field, length and escape as the standard writes it. `tolerant` accepts reserved characters that
 * were not escaped, needless escapes, and capitals in `URN:EPC:`.
 */
export const readEpcUri = (uri: string, escaping: Escaping = 'strict'): Reading<Epc> => {
  const [whole, form, name, body] = head.exec(uri) ?? [];
  if (form === undefined || name === undefined || body === undefined) {
    return refuse(
      'NOT_AN_EPC_URI',
      'EPC 标识应以 urn:epc:id:、urn:epc:class: 或 urn:epc:idpat: 开头，并带方案名',
      'An EPC starts with urn:epc:id:, urn:epc:class: or urn:epc:idpat: and the name of a scheme',
    );
  }
  const start = `urn:epc:${form}:${name}:`;
  if (escaping === 'strict' && !(whole ?? '').startsWith(start.toLowerCase())) {
    return refuse(
      'WRONG_CASE',
      `应写作小写的 ${start.toLowerCase()}`,
      `Write ${start.toLowerCase()} in lower case`,
    );
  }
  const reading = readFields(name.toLowerCase(), body, { escaping, stars: form.toLowerCase() === 'idpat' });
  if (!reading.ok || form.toLowerCase() === 'idpat') return reading;
  if (reading.value.scheme.form !== form.toLowerCase()) {
    return refuse(
      'WRONG_FORM',
      `${name} 应以 urn:epc:${reading.value.scheme.form}: 开头`,
      `${name} starts with urn:epc:${reading.value.scheme.form}:`,
    );
  }
  return reading;
};

/** Writes an EPC as its URI: `urn:epc:id:…`, `urn:epc:class:lgtin:…`, or `urn:epc:idpat:…` when a field is open. */
export const epcUri = (epc: Epc): string => {
  const form = epc.scheme.form === 'id' && isPattern(epc) ? 'idpat' : epc.scheme.form;
  return `urn:epc:${form}:${epc.scheme.name}:${fieldsOf(epc)}`;
};

/** The fields alone, escaped and joined by dots. */
export const fieldsOf = (epc: Epc): string =>
  epc.fields
    .map((value, index) =>
      value === null ? '*' : escapeField(value, epc.scheme.fields[index]?.set ?? 'set82'),
    )
    .join('.');
