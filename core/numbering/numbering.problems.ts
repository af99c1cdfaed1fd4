import { problemKind } from '../platform/index.ts';

export const counterNotOne = problemKind({
  code: 'numbering.counter-not-one',
  status: 422,
  text: {
    zh: '编号规则须有且只有一段流水号，请增加或删去流水号段。',
    en: 'A serial rule needs exactly one running number. Add it, or remove the second.',
  },
});

export const numbersWouldRepeat = problemKind<{ reset: string; resetEnglish: string }>({
  code: 'numbering.numbers-would-repeat',
  status: 422,
  text: {
    zh: '流水号{reset}归零，但日期段区分不开各个周期，编号会重复。请补全日期段（如 yyyyMMdd），或改用更长的归零周期。',
    en: 'The running number starts again {resetEnglish}, but the date in the number does not tell the periods apart, so numbers would repeat. Complete the date (for example yyyyMMdd) or let it start again less often.',
  },
});

export const ruleKeyTaken = problemKind<{ key: string }>({
  code: 'numbering.rule-key-taken',
  status: 409,
  text: {
    zh: '标识“{key}”已被另一条编号规则使用，请换一个。',
    en: 'Another serial rule already goes by the key “{key}”. Choose a different one.',
  },
});

export const ruleUnknown = problemKind<{ key: string }>({
  code: 'numbering.rule-unknown',
  status: 422,
  text: {
    zh: '没有标识为“{key}”的编号规则，请先建立该规则，或改选另一条。',
    en: 'There is no serial rule with the key “{key}”. Make it first, or choose another.',
  },
});

export const nextNotHigher = problemKind<{ next: number; least: number }>({
  code: 'numbering.next-not-higher',
  status: 422,
  text: {
    zh: '下一个号不能改为 {next}：小于 {least} 的号可能已被取用，只能往大改。请填 {least} 或更大的数。',
    en: 'The next number cannot be {next}: numbers below {least} may have been taken, so it only moves up. Give {least} or more.',
  },
});

/** What numbering may refuse. */
export const numberingProblems = [
  counterNotOne,
  numbersWouldRepeat,
  ruleKeyTaken,
  ruleUnknown,
  nextNotHigher,
];
