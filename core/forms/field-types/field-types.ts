import { attachmentType } from './attachment.ts';
import { dateTimeType } from './date-time.ts';
import { dateType } from './date.ts';
import { departmentType } from './department.ts';
import type { FieldType } from './field-type.ts';
import { formulaOf } from './formula.ts';
import { imageType } from './image.ts';
import { longTextType } from './long-text.ts';
import { lookupType } from './lookup.ts';
import { moneyType } from './money.ts';
import { multipleChoiceType } from './multiple-choice.ts';
import { numberType } from './number.ts';
import { relationType } from './relation.ts';
import { rollUpType } from './roll-up.ts';
import { serialNumberType } from './serial-number.ts';
import { singleChoiceType } from './single-choice.ts';
import { subTableOf } from './sub-table.ts';
import { textType } from './text.ts';
import { userType } from './user.ts';
import { yesNoType } from './yes-no.ts';

/** Types that a person fills in, in the order of the palette. A new type is a file of its own and a line here. */
const filledIn: readonly FieldType[] = [
  textType,
  longTextType,
  numberType,
  moneyType,
  dateType,
  dateTimeType,
  yesNoType,
  singleChoiceType,
  multipleChoiceType,
  userType,
  departmentType,
  relationType,
  attachmentType,
  imageType,
];

const formulaType = formulaOf(filledIn);

/** All types of fields, in the order of the palette. */
export const fieldTypes: readonly FieldType[] = [
  ...filledIn,
  subTableOf([...filledIn, formulaType, lookupType]),
  formulaType,
  lookupType,
  rollUpType,
  serialNumberType,
];

/** The types that may stand in a sub-table. */
export const rowFieldTypes: readonly FieldType[] = [...filledIn, formulaType, lookupType];

const byName = new Map(fieldTypes.map((type) => [type.name, type]));

/** The type of that name; undefined where there is none. */
export const findFieldType = (name: string): FieldType | undefined => byName.get(name);

/** The type of a field. Throws an Error for a name that no type has: a definition that was read has none such. */
export const typeOf = ({ type }: { readonly type: string }): FieldType => {
  const found = byName.get(type);
  if (found === undefined) throw new Error(`No field type '${type}' is registered.`);
  return found;
};
