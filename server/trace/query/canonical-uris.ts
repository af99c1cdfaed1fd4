import { identityOf } from '@yuanliu/core/codes';
import { type Asked, parameterProblem } from './asked.ts';
import { textsOf } from './asked-values.ts';
import { writtenOut } from './written-names.ts';

/** A URI in the one form that events are kept in: EPC URN and Digital Link of one thing are the same. */
export const canonicalUris = (asked: Asked, text: string): readonly string[] =>
  writtenOut(text, asked.names).map((uri) => {
    const identity = identityOf(uri, asked.identity);
    if (identity.ok) return identity.value.uri;
    throw parameterProblem(asked.name, identity.fault.text);
  });

/** The URIs of a list in their one form. */
export const urisOf = (asked: Asked): readonly string[] =>
  textsOf(asked).flatMap((text) => canonicalUris(asked, text));
