import type { FormDefinition, FormField } from '@yuanliu/core/forms';
import type { APIRequestContext } from 'playwright-core';

const field = (
  key: string,
  type: string,
  { label, ...more }: Omit<Partial<FormField>, 'label'> & { readonly label: string },
): FormField => ({
  key,
  type,
  label: { zh: label },
  settings: { version: 1 },
  ...more,
});

const money = { version: 1, currency: 'CNY', decimals: 2 };

/** Suppliers: what purchases point at. */
export const suppliers: FormDefinition = {
  version: 1,
  name: { zh: '供应商档案', en: 'Suppliers' },
  group: '采购',
  fields: [
    field('mc', 'text', { label: '名称', rules: { required: true } }),
    field('lxr', 'text', { label: '联系人' }),
    field('dh', 'text', { label: '电话' }),
  ],
  layout: [
    { kind: 'field', key: 'mc', span: 6 },
    { kind: 'field', key: 'lxr', span: 3 },
    { kind: 'field', key: 'dh', span: 3 },
  ],
};

const lineFields: FormField[] = [
  field('pm', 'text', { label: '品名', rules: { required: true } }),
  field('gg', 'text', { label: '规格' }),
  field('sl', 'number', {
    label: '数量',
    settings: { version: 1, thousands: true, unit: '千克' },
    rules: { required: true },
  }),
  field('dj', 'money', { label: '单价', settings: money }),
  field('je', 'formula', {
    label: '金额',
    settings: { version: 1, expression: 'sl * dj', gives: { type: 'money', settings: money } },
  }),
  field('scrq', 'date', { label: '生产日期' }),
  field('hg', 'yes-no', { label: '合格' }),
];

/** Receipts of raw material: a field of nearly every type, rules, rows with sums. `suppliers`: the key of their form. */
export const receiptsOf = (suppliersKey: string): FormDefinition => ({
  version: 1,
  name: { zh: '原料入库单', en: 'Receipts' },
  description: { zh: '原料到厂验收后填写，提交后计入库存' },
  group: '采购',
  title: 'bt',
  fields: [
    field('bt', 'text', { label: '单据标题', rules: { required: true } }),
    field('gys', 'relation', {
      label: '供应商',
      settings: { version: 1, form: suppliersKey, many: false, beside: ['lxr'] },
      rules: { required: true },
    }),
    field('lxr', 'text', { label: '联系人', help: { zh: '选择供应商后自动带出，可修改' } }),
    field('rq', 'date', { label: '到货日期', rules: { required: true, default: 'today' } }),
    field('zt', 'single-choice', {
      label: '检验结论',
      settings: {
        version: 1,
        options: [
          { key: 'hg', label: { zh: '合格' }, colour: '#1b7f4b' },
          { key: 'rb', label: { zh: '让步接收' }, colour: '#b86e00' },
          { key: 'bhg', label: { zh: '不合格' }, colour: '#c0282d' },
        ],
      },
    }),
    field('yy', 'long-text', {
      label: '不合格原因',
      rules: { visible: 'zt = "bhg" or zt = "rb"', required: 'zt = "bhg"' },
    }),
    field('gmy', 'multiple-choice', {
      label: '过敏原',
      settings: {
        version: 1,
        options: ['乳', '蛋', '大豆', '小麦'].map((each) => ({ key: each, label: { zh: each } })),
      },
    }),
    field('jj', 'yes-no', { label: '加急' }),
    field('ysr', 'user', { label: '验收人' }),
    field('mx', 'sub-table', {
      label: '明细',
      settings: { version: 1, fields: lineFields, totals: ['sl', 'je'], least: 1 },
    }),
    field('zje', 'formula', {
      label: '总金额',
      settings: {
        version: 1,
        expression: 'sum(mx.je)',
        gives: { type: 'money', settings: money },
      },
    }),
    field('fj', 'attachment', { label: '随货单据' }),
    field('tp', 'image', { label: '外观照片' }),
    field('bz', 'long-text', { label: '备注' }),
  ],
  layout: [
    {
      kind: 'section',
      key: 's1',
      title: { zh: '基本信息' },
      children: [
        { kind: 'field', key: 'bt', span: 6 },
        { kind: 'field', key: 'rq', span: 3 },
        { kind: 'field', key: 'ysr', span: 3 },
        { kind: 'field', key: 'gys', span: 6 },
        { kind: 'field', key: 'lxr', span: 6 },
        { kind: 'field', key: 'zt', span: 6 },
        { kind: 'field', key: 'jj', span: 6 },
        { kind: 'field', key: 'yy', span: 12 },
        { kind: 'field', key: 'gmy', span: 12 },
      ],
    },
    {
      kind: 'section',
      key: 's2',
      title: { zh: '入库明细' },
      children: [
        { kind: 'field', key: 'mx', span: 12 },
        { kind: 'field', key: 'zje', span: 4 },
      ],
    },
    {
      kind: 'tabs',
      key: 't1',
      tabs: [
        {
          title: { zh: '单据与照片' },
          children: [
            { kind: 'field', key: 'fj', span: 6 },
            { kind: 'field', key: 'tp', span: 6 },
          ],
        },
        { title: { zh: '备注' }, children: [{ kind: 'field', key: 'bz', span: 12 }] },
      ],
    },
  ],
  checks: [
    {
      key: 'c1',
      check: 'zje = null or zje < 1000000',
      message: { zh: '总金额超过一百万，请拆单' },
      fields: ['mx'],
    },
  ],
  fills: [{ on: 'gys', set: [{ field: 'lxr', value: 'lxr' }] }],
});

/** Calls the API as the person who is signed in to the browser. */
export const caller =
  (request: APIRequestContext, origin: string) =>
  async (method: string, path: string, data?: unknown): Promise<Record<string, unknown>> => {
    const answer = await request.fetch(path, {
      method,
      headers: { origin },
      ...(data !== undefined && { data }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };

export type Call = ReturnType<typeof caller>;

/** Draws a form and publishes it; answers its key. */
export const publishForm = async (call: Call, definition: FormDefinition): Promise<string> => {
  const { key } = await call('POST', '/api/forms', { definition });
  await call('POST', `/api/forms/${String(key)}/publish`, { draftVersion: 1, accept: [] });
  return String(key);
};
