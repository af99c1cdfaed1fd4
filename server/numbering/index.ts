/** Serial rules and the numbers taken by them. */
export { addSerialRule, type NewSerialRule } from './create-rule.ts';
export { numberingModule } from './module.ts';
export {
  type NumberTaker,
  numberTaker,
  type NumberTakerOptions,
  type NumberWish,
  type TakenNumber,
} from './number-taker.ts';
export { listRuleNames, type RuleName } from './serial-rule.store.ts';
