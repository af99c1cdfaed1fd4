import { identityOf } from '@yuanliu/core/codes';
import { expandName, type Names, namesOf } from '@yuanliu/core/trace';

/**
 * Whether an event that came back says what was sent: names and vocabulary in whatever spelling, identifiers as URN or
 * Digital Link, moments whatever their offset, lists of things in whatever order. Nothing may have been added but
 * recordTime and a minted eventID.
 */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const times = ['eventTime', 'declarationTime', 'time', 'startTime', 'endTime'];
const vocabulary = ['bizStep', 'disposition', 'set', 'unset', 'type', 'reason', 'component', 'exception'];

/** `shipping`, `cbv:BizStep-shipping`, `https://ref.gs1.org/cbv/BizStep-shipping`, `urn:epcglobal:cbv:bizstep:shipping`. */
const cbvForms = [
  /^cbv:(?:BizStep|Disp|BTT|SDT|ER|Comp)-(.+)$/,
  /^https:\/\/ref\.gs1\.org\/cbv\/(?:BizStep|Disp|BTT|SDT|ER|Comp)-(.+)$/,
  /^urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt|er):(.+)$/,
  /^(?:gs1:|https?:\/\/gs1\.org\/voc\/|https:\/\/ref\.gs1\.org\/epcis\/|epcis:)(.+)$/,
];

const word = (text: string): string =>
  cbvForms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined) ?? text;

const instant = (text: string): string => {
  const fraction = /\.(\d+)/.exec(text)?.[1]?.replace(/0+$/, '') ?? '';
  return `${new Date(text.replace(/\.\d+/, '')).toISOString()} ${fraction}`;
};

const expanded = (key: string, names: Names): string => {
  const name = key.includes(':') ? expandName(key, names) : undefined;
  return name === undefined ? key : `${name.namespace}${name.local}`;
};

const normalText = (text: string, key: string, names: Names): string => {
  if (times.includes(key)) return instant(text);
  if (key === 'eventTimeZoneOffset') return text;
  if (vocabulary.includes(key)) return expanded(word(text), names);
  const identity = /^(?:urn:epc:|https?:)/i.test(text) ? identityOf(text) : undefined;
  return identity?.ok ? identity.value.uri : text;
};

const isUnordered = (key: string): boolean =>
  /List$|^childEPCs$|^correctiveEventIDs$|^set$|^unset$|^sensorReport$|^certificationInfo$/.test(key);

const normal = (value: unknown, key: string, names: Names): unknown => {
  if (typeof value === 'string') return normalText(value, key, names);
  if (Array.isArray(value)) {
    const members = value.map((each) => normal(each, key, names));
    return isUnordered(key)
      ? members.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : members;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => name !== '@context')
    .map(([name, member]): [string, unknown] => [expanded(name, names), normal(member, name, names)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** An event in the one spelling in which it is compared. */
export const normalEvent = (
  event: Json,
  { context, hasOwnId }: { readonly context: unknown; readonly hasOwnId: boolean },
): string => {
  const names = namesOf(event['@context'], namesOf(context));
  const { recordTime: _, eventID, ...rest } = event;
  return JSON.stringify(normal(hasOwnId ? { ...rest, eventID } : rest, '', names));
};
