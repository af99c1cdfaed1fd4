import type { JsonValue } from '../../platform/index.ts';
import { readSeveral } from '../reading/several.ts';
import { asText, type Checked, good, wrong } from './checked.ts';
import type { Reader, Target } from './reader.ts';

const idShape = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const idOf = (value: JsonValue): string | undefined => {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return idShape.test(id) ? id : undefined;
};

const noReference = wrong('应为所选对象的编号', 'must be the id of what was chosen');

/** The id of one thing. */
export const checkReference = (value: JsonValue): Checked => {
  const id = idOf(value);
  return id === undefined ? noReference : good(id);
};

/** Ids of several things, each once, in their order. */
export const checkReferences = (value: JsonValue): Checked => {
  const ids = (Array.isArray(value) ? value : [value]).map(idOf);
  return ids.includes(undefined) ? noReference : good([...new Set(ids.filter((id) => id !== undefined))]);
};

/** The name of what an id points at; a sign where it is unknown or out of the reader's reach. */
export const referenceName = (id: JsonValue, target: Target, { names, language }: Reader): string => {
  if (names === undefined) return asText(id);
  return names.nameOf(target, asText(id)) ?? (language === 'zh' ? '（不可见）' : '(not visible)');
};

/** The ids that go by a name; an id stands for itself. */
const referencesNamed = (text: string, target: Target, { names }: Reader): readonly string[] => {
  const id = idOf(text);
  return id === undefined ? (names?.find(target, text.trim()) ?? []) : [id];
};

const notOne = (piece: string, meant: readonly string[]): Checked =>
  meant.length === 0
    ? wrong(`找不到“${piece}”`, `“${piece}” is not found`)
    : wrong(`“${piece}”对应多个对象，请改用编号`, `“${piece}” is the name of several; give the number`);

/** Reads one name. */
export const readReference = (text: string, target: Target, reader: Reader): Checked => {
  const ids = referencesNamed(text, target, reader);
  const [id] = ids;
  return id !== undefined && ids.length === 1 ? good(id) : notOne(text.trim(), ids);
};

/** Reads a list of names. */
export const readReferences = (text: string, target: Target, reader: Reader): Checked => {
  const several = readSeveral(text, (piece) => referencesNamed(piece, target, reader));
  return 'ids' in several ? good(several.ids) : notOne(several.piece, several.meant);
};
