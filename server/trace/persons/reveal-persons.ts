import type { Db } from '../../platform/index.ts';
import { openToken, tokenPattern } from './personal-token.ts';
import { findKeysById } from './subject-keys.store.ts';

/** What is read where the key of a value was destroyed. */
const erasedValue = '个人信息已销毁 · personal data erased';

/**
 * Texts (JSON) of events with the personal values in them as they came, as long as their keys are there; what was
 * erased says so. One query for all texts, and none where no text has a token.
 */
export const revealPersons = async (db: Db, texts: readonly string[]): Promise<readonly string[]> => {
  const ids = new Set(
    texts.flatMap((text) => [...text.matchAll(tokenPattern)].flatMap(([, id]) => id ?? [])),
  );
  if (ids.size === 0) return texts;
  const keys = new Map((await findKeysById(db, [...ids].filter(isUuid))).map(({ id, key }) => [id, key]));
  return texts.map((text) =>
    text.replaceAll(tokenPattern, (token, id: string, body: string) => {
      const key = keys.get(id);
      if (key === null) return JSON.stringify(erasedValue);
      // A token that no key of ours made came from outside and stays what it is.
      return (key && openToken(id, key, body)) ?? token;
    }),
  );
};

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
