import type { Language } from '../../platform/index.ts';
import { z } from 'zod';
import { formText, textIn } from '../definition/form-text.ts';
import { folded } from '../reading/plain.ts';

const option = z.strictObject({
  /** What is stored. Stays when the label changes; at first it is the Chinese label, so tables and rules read well. */
  key: z.string().trim().min(1).max(100),
  label: formText,
  colour: z.string().max(40).optional(),
  /** No longer offered; records that have it keep it. */
  retired: z.literal(true).optional(),
});
export type ChoiceOption = z.output<typeof option>;

/** A choice among nothing. */
export const noOptions = { path: '/options', text: { zh: '请添加选项', en: 'Add options' } };

const spellings = ({ key, label }: ChoiceOption): Set<string> =>
  new Set([key, label.zh, label.en ?? label.zh].map(folded));

/** The options of a choice; no two may be taken for one another when they are read from a cell. */
export const choiceOptions = z
  .array(option)
  .max(500)
  .superRefine((options, context) => {
    const seen = new Map<string, number>();
    for (const [index, each] of options.entries()) {
      for (const spelling of spellings(each)) {
        const other = seen.get(spelling);
        if (other !== undefined && other !== index)
          context.addIssue({
            code: 'custom',
            path: [index],
            params: {
              text: {
                zh: `选项“${each.label.zh}”与第 ${other + 1} 个选项重名`,
                en: `Option “${each.label.zh}” has the name of option ${other + 1}`,
              },
            },
          });
        seen.set(spelling, index);
      }
    }
  });

/** The keys of the options that a text names, by key or by label of either language: one, or none. */
export const optionKeysNamed = (options: readonly ChoiceOption[], text: string): string[] => {
  const wanted = folded(text);
  const named = options.find((each) => spellings(each).has(wanted));
  return named === undefined ? [] : [named.key];
};

/** The label of an option; its key where the option has been removed. */
export const optionLabel = (options: readonly ChoiceOption[], key: string, language: Language): string => {
  const found = options.find((each) => each.key === key);
  return found === undefined ? key : textIn(found.label, language);
};

/** The options in a row for a sentence, cut after a dozen. */
export const offered = (options: readonly ChoiceOption[], language: Language): string => {
  const labels = options
    .filter(({ retired }) => retired !== true)
    .map(({ label }) => textIn(label, language));
  return labels.slice(0, 12).join(language === 'zh' ? '、' : ', ') + (labels.length > 12 ? '…' : '');
};

/** True where every option of the one stands in the other. */
export const keepsOptions = (from: { readonly version: number }, to: readonly ChoiceOption[]): boolean => {
  const parsed = z.object({ options: z.array(z.object({ key: z.string() })) }).safeParse(from);
  const kept = new Set(to.map(({ key }) => key));
  return parsed.success && parsed.data.options.every(({ key }) => kept.has(key));
};
