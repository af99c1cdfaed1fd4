import type { Right } from '../platform/index.ts';

export const seeRules = {
  name: 'numbering.rules.see',
  text: { zh: '查看编号规则', en: 'See serial rules' },
  rows: false,
} as const satisfies Right;

export const changeRules = {
  name: 'numbering.rules.change',
  text: { zh: '维护编号规则', en: 'Change serial rules' },
  rows: false,
} as const satisfies Right;

/** What a role can be given in numbering. */
export const numberingRights = [seeRules, changeRules];
