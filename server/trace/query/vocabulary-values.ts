import { canonicalCbv, type CbvVocabulary, unknownCbvWord } from '@yuanliu/core/trace';
import { type Asked, parameterProblem } from './asked.ts';
import { textsOf } from './asked-values.ts';
import { writtenOut } from './written-names.ts';

/**
 * A value of a CBV vocabulary in the forms that events are kept in: the web URI, whatever form it was asked in, or
 * the asker's own URI. Refused: a word that CBV does not have.
 */
export const vocabularyValue = (asked: Asked, name: CbvVocabulary, text: string): readonly string[] => {
  const unknown = unknownCbvWord(name, text);
  if (unknown !== undefined)
    throw parameterProblem(asked.name, {
      zh: `CBV 中没有“${unknown.slice(0, 100)}”这个词；自定义的值请写完整 URI`,
      en: `CBV has no word “${unknown.slice(0, 100)}”; write a value of your own as a URI`,
    });
  return writtenOut(canonicalCbv(name, text), asked.names);
};

/** The values of a parameter that lists words of a CBV vocabulary. */
export const vocabularyValues = (asked: Asked, name: CbvVocabulary): readonly string[] =>
  textsOf(asked).flatMap((text) => vocabularyValue(asked, name, text));
