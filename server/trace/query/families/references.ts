import { type CbvVocabulary, type Reference, referenceCode } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { criterion, type Family } from '../asked.ts';
import { urisOf } from '../canonical-uris.ts';
import { vocabularyValue } from '../vocabulary-values.ts';

const form = /^EQ_(bizTransaction|source|destination)_(.+)$/s;

const kinds = new Map<string, readonly [Reference, CbvVocabulary]>([
  ['bizTransaction', ['transaction', 'transactionType']],
  ['source', ['source', 'endpointType']],
  ['destination', ['destination', 'endpointType']],
]);

/** Documents and parties: `EQ_bizTransaction_po`, `EQ_source_owning_party`, the type in any form of CBV or a URI. */
export const references: Family = (asked) => {
  const [, word = '', type = ''] = form.exec(asked.name) ?? [];
  const [kind, vocabulary] = kinds.get(word) ?? [];
  if (kind === undefined || vocabulary === undefined) return undefined;
  const types = vocabularyValue(asked, vocabulary, type);
  const uris = urisOf(asked);
  return criterion(
    asked,
    uris,
    sql`exists (select from event_references r where r.event_nr = e.nr and r.kind = ${referenceCode[kind]}
      and r.type = any(${types}::text[]) and r.value = any(${uris}::text[]))`,
  );
};
