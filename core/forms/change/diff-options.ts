import type { Text } from '../../platform/index.ts';
import { z } from 'zod';
import { type ChoiceOption, choiceOptions } from '../field-types/choice-options.ts';
import { type DefinitionChange, fromTo, isSame } from './definition-change.ts';

const optionsIn = (value: unknown): readonly ChoiceOption[] =>
  z.object({ options: choiceOptions }).safeParse({ options: value }).data?.options ?? [];

/** Options of a choice that came, went, were renamed, retired or put in another order. */
export const diffOptions = (
  { field, name }: { readonly field: readonly string[]; readonly name: Text },
  before: unknown,
  after: unknown,
): DefinitionChange[] => {
  const old = optionsIn(before);
  const now = optionsIn(after);
  const change = (
    kind: DefinitionChange['kind'],
    words: Text,
    each: Partial<Pick<DefinitionChange, 'from' | 'to'>>,
  ) =>
    ({
      kind,
      part: 'field',
      field,
      text: { zh: `“${name.zh}”${words.zh}`, en: `“${name.en}”: ${words.en}` },
      ...each,
    }) as const;
  const keys = (options: readonly ChoiceOption[]) => options.map(({ key }) => key);
  const kept = (options: readonly ChoiceOption[], others: readonly ChoiceOption[]) =>
    keys(options).filter((key) => keys(others).includes(key));
  return [
    ...old
      .filter(({ key }) => !keys(now).includes(key))
      .map(({ label }) =>
        change('removed', { zh: `删除选项“${label.zh}”`, en: `option “${label.zh}” removed` }, {}),
      ),
    ...now.flatMap((option) => {
      const { label } = option;
      const was = old.find(({ key }) => key === option.key);
      if (was === undefined)
        return [change('added', { zh: `新增选项“${label.zh}”`, en: `option “${label.zh}” added` }, {})];
      if (isSame(was, option)) return [];
      const words = { zh: `的选项“${label.zh}”改变`, en: `option “${label.zh}” changed` };
      return [change('changed', words, fromTo(was, option))];
    }),
    ...(isSame(kept(old, now), kept(now, old))
      ? []
      : [change('moved', { zh: '的选项顺序改变', en: 'order of options changed' }, {})]),
  ];
};
