import { describe, it } from 'vitest';
import { corpus, type Scored, score } from '../../../../server/test/corpora.ts';
import { type CbvForm, type CbvVocabulary, cbvVocabularyOf, writeCbv } from './cbv.ts';

const links = corpus('digital-link');

interface Case {
  readonly fn: string;
  readonly in: string;
  readonly field: string | null;
  readonly format: string | null;
  readonly out: string;
}

const vocabularies: Readonly<Record<string, CbvVocabulary>> = {
  bizstep: 'bizStep',
  disposition: 'disposition',
  persistentdisposition: 'disposition',
  biztransaction: 'transactionType',
  biztransactionlist: 'transactionType',
  source: 'endpointType',
  sourcelist: 'endpointType',
  destination: 'endpointType',
  destinationlist: 'endpointType',
  errordeclaration: 'errorReason',
  reason: 'errorReason',
};
const forms: Readonly<Record<string, CbvForm>> = { urn: 'urn', weburi: 'webUri' };
const functions: Readonly<Record<string, CbvForm>> = {
  toBareStringVocabulary: 'bare',
  toUrnVocabulary: 'urn',
  toWebURIVocabulary: 'webUri',
};

const write = ({ fn, in: value, field, format }: Case): string => {
  const vocabulary = field === null ? cbvVocabularyOf(value) : vocabularies[field.toLowerCase()];
  const form = functions[fn] ?? forms[(format ?? 'webUri').toLowerCase()];
  return vocabulary === undefined || form === undefined ? value : writeCbv(vocabulary, value, form);
};

describe.skipIf(!links.isHere)('forms of CBV values', () => {
  it('are written as others write them', () => {
    const cases = (links.json('cbv-vocabulary-forms.json') as Case[]).map((each): Scored => {
      const found = write(each);
      const id = `${each.fn} ${each.in} ${each.field} ${each.format}`;
      return { id, failure: found === each.out ? undefined : `${found} instead of ${each.out}` };
    });
    score('digital-link/cbv-vocabulary-forms', cases);
  });
});
