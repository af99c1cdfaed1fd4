import { problemKind } from '../platform/index.ts';

/** Nothing that is known, or that the asker may see, answers to the text. */
export const traceUnitUnknown = problemKind<{ id: string }>({
  code: 'trace.unit-unknown',
  status: 404,
  text: {
    zh: '没有找到“{id}”，或不在您的数据范围内。请核对编码后重试。',
    en: 'Nothing is known as “{id}”, or it lies outside the data that you may see. Check the code and try again.',
  },
});

/** A past moment is asked of more units than can be looked at one by one. */
export const momentTooBroad = problemKind<{ units: number }>({
  code: 'trace.moment-too-broad',
  status: 422,
  text: {
    zh: '过去某一时刻的库存要逐个追溯单元推算，一次最多 {units} 个。请缩小到一个产品或批次（product、lot），或查看现在的库存（不带 asOf）。',
    en: 'Stock as of a past moment is computed unit by unit, at most {units} at once. Narrow it down to one product or lot (product, lot), or look at the stock of now (without asOf).',
  },
});

/** Several units bear the label. */
export const traceAmbiguous = problemKind<{ id: string; candidates: readonly string[] }>({
  code: 'trace.ambiguous',
  status: 422,
  text: {
    zh: '“{id}”对应多个追溯单元：{candidates}。请改用其中一个完整编码。',
    en: '“{id}” is the label of several units: {candidates}. Give one of these in full.',
  },
});
