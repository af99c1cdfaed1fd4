import type { FormDefinition } from '../definition/form-definition.ts';
import { type DefinitionChange, fromTo, isSame } from './definition-change.ts';
import { diffFieldList } from './diff-fields.ts';
import { diffLayout } from './diff-layout.ts';
import { wordOf } from '../definition/setting-words.ts';

const plain = [
  'name',
  'description',
  'icon',
  'colour',
  'group',
  'title',
  'approval',
  'uniques',
  'fills',
] as const;

const ofForm = (before: FormDefinition, after: FormDefinition): DefinitionChange[] =>
  plain.flatMap((name) => {
    const values = fromTo(before[name], after[name]);
    if (isSame(before[name], after[name])) return [];
    const { zh, en } = wordOf(name);
    return [
      {
        kind: 'changed',
        part: 'form',
        text: { zh: `表单的${zh}改变`, en: `Form: ${en} changed` },
        ...values,
      },
    ];
  });

const ofChecks = (before: FormDefinition, after: FormDefinition): DefinitionChange[] => {
  const old = new Map((before.checks ?? []).map((each) => [each.key, each]));
  const now = new Map((after.checks ?? []).map((each) => [each.key, each]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key): DefinitionChange[] => {
    const [from, to] = [old.get(key), now.get(key)];
    if (isSame(from, to)) return [];
    const message = (to ?? from)?.message;
    const [zh, en] = [message?.zh ?? key, message?.en ?? message?.zh ?? key];
    const values = fromTo(from, to);
    if (from === undefined)
      return [
        {
          kind: 'added',
          part: 'rule',
          text: { zh: `新增校验“${zh}”`, en: `Check “${en}” added` },
          ...values,
        },
      ];
    if (to === undefined)
      return [
        {
          kind: 'removed',
          part: 'rule',
          text: { zh: `删除校验“${zh}”`, en: `Check “${en}” removed` },
          ...values,
        },
      ];
    return [
      {
        kind: 'changed',
        part: 'rule',
        text: { zh: `校验“${zh}”改变`, en: `Check “${en}” changed` },
        ...values,
      },
    ];
  });
};

/** What a person sees between two versions: fields, rules, places; empty where they say the same. */
export const diffDefinitions = (before: FormDefinition, after: FormDefinition): DefinitionChange[] => [
  ...ofForm(before, after),
  ...diffFieldList({ keys: [], label: undefined }, before.fields, after.fields),
  ...ofChecks(before, after),
  ...diffLayout(before, after),
];
