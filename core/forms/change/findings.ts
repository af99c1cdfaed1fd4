import { typeOf } from '../field-types/field-types.ts';
import type { Lossless } from '../field-types/field-type.ts';
import { bothLanguages } from '../definition/form-text.ts';
import type { FormField } from '../definition/form-field.ts';
import type { Finding, Measure } from './plan-step.ts';
import type { StoredColumn } from './stored-shape.ts';

type Keys = readonly string[];

const id = (kind: string, keys: Keys): string => `${kind}:${keys.join('.')}`;

const kindText = (field: FormField) => typeOf(field).text;

/** A field that is taken away; what records hold in it is kept aside. */
export const removeFinding = (field: Keys, { label }: FormField, measure: Measure): Finding => {
  const { zh, en } = bothLanguages(label);
  return {
    id: id('remove', field),
    weight: 'consent',
    field,
    text: {
      zh: `删除字段“${zh}”：已填写的值不再显示（数据保留，恢复字段即可找回）`,
      en: `Field “${en}” is removed: what has been filled in is no longer shown (it is kept; bringing the field back brings it back)`,
    },
    measure,
  };
};

/** A field whose old values have no meaning in its new type. */
export const replaceFinding = (
  field: Keys,
  { from, to }: { readonly from: FormField; readonly to: FormField },
  measure: Measure,
): Finding => {
  const { zh, en } = bothLanguages(to.label);
  return {
    id: id('replace', field),
    weight: 'consent',
    field,
    text: {
      zh: `“${zh}”改变后，原来的值（${kindText(from).zh}）不能用于新字段（${kindText(to).zh}），将留空（原值保留）`,
      en: `“${en}” changes: its values (${kindText(from).en}) mean nothing in the new field (${kindText(to).en}) and it becomes empty (they are kept)`,
    },
    measure,
  };
};

/** A conversion, as far as it loses anything. */
export const convertFinding = (
  field: Keys,
  change: {
    readonly from: FormField;
    readonly to: FormField;
    readonly table: string;
    readonly column: string;
    readonly lossless: Lossless;
  },
): Finding | undefined => {
  const { from, to, table, column, lossless } = change;
  if (lossless === true) return undefined;
  const { zh, en } = bothLanguages(to.label);
  const types = {
    zh: `${kindText(from).zh}改为${kindText(to).zh}`,
    en: `${kindText(from).en} to ${kindText(to).en}`,
  };
  const base = { id: id('convert', field), weight: 'consent', field } as const;
  if (!lossless)
    return {
      ...base,
      text: {
        zh: `“${zh}”由${types.zh}：每个值都会丢失一部分（原值保留）`,
        en: `“${en}” changes from ${types.en}: every value loses a part (the old ones are kept)`,
      },
      measure: { kind: 'filled', table, columns: [column] },
    };
  return {
    ...base,
    text: {
      zh: `“${zh}”由${types.zh}：不能转换的值将留空（原值保留）`,
      en: `“${en}” changes from ${types.en}: values that do not convert become empty (the old ones are kept)`,
    },
    measure: { kind: 'unconvertible', table, column, from, to },
  };
};

/** Settings that take less than before: values stay, but must be mended at the next change of their record. */
export const narrowFinding = (field: Keys, to: FormField, { table, column }: StoredColumn): Finding => {
  const { zh, en } = bothLanguages(to.label);
  return {
    id: id('narrow', field),
    weight: 'notice',
    field,
    text: {
      zh: `“${zh}”的要求变严：已有的值保留，下次修改该记录时需要改正`,
      en: `“${en}” asks for more: values stay, and must be mended when their record is next changed`,
    },
    measure: { kind: 'misfits', table, column, field: to },
  };
};

/** Rows or links that are taken away with their table. */
export const removeTableFinding = (keys: Keys, field: FormField, table: string): Finding =>
  removeFinding(keys, field, { kind: 'rows', table });

/** Relations to many that become relations to one. */
export const severalLinksFinding = (field: Keys, to: FormField, table: string): Finding => {
  const { zh, en } = bothLanguages(to.label);
  return {
    id: id('convert', field),
    weight: 'consent',
    field,
    text: {
      zh: `“${zh}”改为只关联一条：关联了多条的记录将留空（原关联保留）`,
      en: `“${en}” relates to one only: records that relate to several become empty (the old relations are kept)`,
    },
    measure: { kind: 'several-links', table },
  };
};

/** Records that a new rule of uniqueness finds alike. */
export const duplicateFinding = (
  labels: { readonly zh: string; readonly en: string },
  fields: Keys,
  measure: Measure,
): Finding => ({
  id: `unique:${fields.join(',')}`,
  weight: 'blocks',
  field: fields.length === 1 ? fields : [],
  text: {
    zh: `“${labels.zh}”要求唯一，但已有记录重复，请先修改这些记录`,
    en: `“${labels.en}” must be unique, but records repeat it; change those records first`,
  },
  measure,
});
