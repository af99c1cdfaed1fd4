import { type Identity, identityOf } from '@yuanliu/core/codes';
import { type Asked, parameterProblem } from './asked.ts';
import { textsOf } from './asked-values.ts';
import { writtenOut } from './written-names.ts';

const anyUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/**
 * What a URI identifies, as events are read: one that breaks the scheme which it claims is taken letter for letter.
 * Refused: text that is no URI.
 */
export const identified = (asked: Asked, uri: string): Identity => {
  const identity = identityOf(uri, asked.identity);
  if (identity.ok) return identity.value;
  if (anyUri.test(uri)) return { uri, level: 'other' };
  throw parameterProblem(asked.name, {
    zh: `“${uri.slice(0, 100)}”不是 URI，应有方案名且不含空格，如 urn:epc:id:…或 https://…`,
    en: `“${uri.slice(0, 100)}” is not a URI: it needs a scheme and no blanks, e.g. urn:epc:id:… or https://…`,
  });
};

/** The URIs of a list in the one form that events are kept in: EPC URN and Digital Link of one thing are the same. */
export const urisOf = (asked: Asked): readonly string[] =>
  textsOf(asked)
    .flatMap((text) => writtenOut(text, asked.names))
    .map((uri) => identified(asked, uri).uri);
