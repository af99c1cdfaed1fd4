import {
  type CodeForm,
  type CodeReading,
  type CodeReadings,
  identifierOf,
  readCode,
  readDate,
} from '@yuanliu/core/codes';
import type { Text } from '@yuanliu/core/platform';

/** What a code says, in words: what it was recognised as, and each part of it. */
export interface ToldCode {
  readonly form: Text;
  readonly parts: readonly { readonly title: Text; readonly value: string }[];
  /** Odd though readable. */
  readonly doubt: Text | undefined;
  /** The canonical URI, where the code names a thing. */
  readonly uri: string | undefined;
}

/** A code in words, or why the text is none. */
export type CodeTold =
  | { readonly isCode: true; readonly told: ToldCode }
  | { readonly isCode: false; readonly reason: Text };

const forms: Readonly<Record<CodeForm, Text>> = {
  'element-string': { zh: 'GS1 条码数据', en: 'GS1 element string' },
  bracketed: { zh: 'GS1 条码数据', en: 'GS1 element string' },
  'digital-link': { zh: 'GS1 数字链接', en: 'GS1 Digital Link' },
  'epc-uri': { zh: 'EPC 标识', en: 'EPC URN' },
  'tag-uri': { zh: 'RFID 标签', en: 'RFID tag' },
  'epc-hex': { zh: 'RFID 标签（十六进制）', en: 'RFID tag (hexadecimal)' },
  gtin: { zh: '商品条码', en: 'GTIN' },
  sscc: { zh: '物流单元代码', en: 'SSCC' },
  gln: { zh: '全球位置码', en: 'GLN' },
  gsrn: { zh: '服务关系代码', en: 'GSRN' },
  'credit-code': { zh: '统一社会信用代码', en: 'Unified social credit code' },
  own: { zh: '本企业编码', en: 'Code of this enterprise' },
  uri: { zh: '网址或 URI', en: 'Address or URI' },
};

const number: Text = { zh: '编号', en: 'Number' };
const dates = new Set(['11', '12', '13', '15', '16', '17']);

const valueOf = (ai: string, value: string, today: string): string => {
  const day = dates.has(ai) ? readDate(value, today) : undefined;
  return day?.ok === true ? day.value : value;
};

const partsOf = (
  reading: CodeReading,
  { text, today }: { text: string; today: string },
): ToldCode['parts'] => {
  const { own } = reading.identity ?? {};
  if (reading.creditCode !== undefined) return [{ title: forms['credit-code'], value: text }];
  if (own !== undefined) return [{ title: number, value: own.numbers.join(' / ') }];
  return reading.elements.map(({ ai, value }) => ({
    title: identifierOf(ai)?.title ?? { zh: `(${ai})`, en: `(${ai})` },
    value: valueOf(ai, value, today),
  }));
};

const toldOf = (reading: CodeReadings, today: string): ToldCode => ({
  form: forms[reading.form],
  parts: partsOf(reading, { text: reading.text, today }),
  doubt: reading.doubt?.text,
  uri: reading.identity?.uri,
});

/** Reads what was scanned, typed or pasted and puts it into words; `today` is a day such as 2026-11-24. */
export const tellCode = (text: string, today: string): CodeTold => {
  const reading = readCode(text);
  return reading.ok
    ? { isCode: true, told: toldOf(reading.value, today) }
    : { isCode: false, reason: reading.fault.text };
};
