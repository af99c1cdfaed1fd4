import type { FormDefinition, FormsAround } from '@yuanliu/core/forms';

/** Suppliers, as the receipt relates to them. */
export const supplierForm: FormDefinition = {
  version: 1,
  name: { zh: '供应商', en: 'Supplier' },
  fields: [
    { key: 'name', type: 'text', label: { zh: '供应商名称' }, settings: { version: 1 } },
    { key: 'phone', type: 'text', label: { zh: '电话' }, settings: { version: 1 } },
    { key: 'imported', type: 'yes-no', label: { zh: '境外' }, settings: { version: 1 } },
  ],
  layout: [
    { kind: 'field', key: 'name', span: 12 },
    { kind: 'field', key: 'phone', span: 6 },
    { kind: 'field', key: 'imported', span: 6 },
  ],
};

const lines: FormDefinition['fields'][number] = {
  key: 'lines',
  type: 'sub-table',
  label: { zh: '批次明细' },
  settings: {
    version: 1,
    fields: [
      {
        key: 'lot',
        type: 'text',
        label: { zh: '批号' },
        settings: { version: 1 },
        rules: { required: true },
      },
      {
        key: 'qty',
        type: 'number',
        label: { zh: '数量' },
        settings: { version: 1, decimals: 3, unit: '千克' },
        rules: { required: true, checks: [{ check: 'qty > 0', message: { zh: '数量应大于 0' } }] },
      },
      {
        key: 'price',
        type: 'money',
        label: { zh: '单价' },
        settings: { version: 1, currency: 'CNY', decimals: 2 },
      },
      {
        key: 'amount',
        type: 'formula',
        label: { zh: '小计' },
        settings: {
          version: 1,
          expression: 'qty * price',
          gives: { type: 'money', settings: { version: 1, currency: 'CNY', decimals: 2 } },
        },
      },
    ],
    totals: ['qty'],
  },
};

/** 原料入库单: a receipt of raw material with a relation, rows, formulas, conditions and a number. */
export const receiptForm: FormDefinition = {
  version: 1,
  name: { zh: '原料入库单', en: 'Raw material receipt' },
  group: '仓储',
  fields: [
    {
      key: 'nr_text',
      type: 'serial-number',
      label: { zh: '单号' },
      settings: { version: 1, rule: 'receipt' },
    },
    {
      key: 'supplier',
      type: 'relation',
      label: { zh: '供应商', en: 'Supplier' },
      settings: { version: 1, form: 'supplier', many: false },
      rules: { required: true },
    },
    {
      key: 'phone',
      type: 'lookup',
      label: { zh: '供应商电话' },
      settings: { version: 1, through: 'supplier', field: 'phone' },
    },
    {
      key: 'received',
      type: 'date',
      label: { zh: '入库日期' },
      settings: { version: 1 },
      rules: { default: 'today' },
    },
    { key: 'imported', type: 'yes-no', label: { zh: '是否进口' }, settings: { version: 1 } },
    {
      key: 'certificate',
      type: 'attachment',
      label: { zh: '检疫证明' },
      settings: { version: 1 },
      rules: { visible: 'imported = true', required: 'imported = true' },
    },
    {
      key: 'allergens',
      type: 'multiple-choice',
      label: { zh: '过敏原' },
      settings: {
        version: 1,
        options: [
          { key: '牛奶', label: { zh: '牛奶', en: 'Milk' } },
          { key: '大豆', label: { zh: '大豆', en: 'Soy' } },
          { key: '坚果', label: { zh: '坚果', en: 'Nuts' } },
        ],
      },
    },
    lines,
    {
      key: 'total',
      type: 'formula',
      label: { zh: '总数量' },
      settings: {
        version: 1,
        expression: 'sum(lines.qty)',
        gives: { type: 'number', settings: { version: 1, decimals: 3, unit: '千克' } },
      },
    },
    {
      key: 'value',
      type: 'formula',
      label: { zh: '总金额' },
      settings: {
        version: 1,
        expression: 'sum(lines.amount)',
        gives: { type: 'money', settings: { version: 1, currency: 'CNY', decimals: 2 } },
      },
    },
    { key: 'remark', type: 'long-text', label: { zh: '备注' }, settings: { version: 1 } },
  ],
  layout: [
    {
      kind: 'section',
      key: 'head',
      title: { zh: '基本信息' },
      children: [
        { kind: 'field', key: 'nr_text', span: 6 },
        { kind: 'field', key: 'received', span: 6 },
        { kind: 'field', key: 'supplier', span: 6 },
        { kind: 'field', key: 'phone', span: 6 },
        { kind: 'field', key: 'imported', span: 6 },
        { kind: 'field', key: 'certificate', span: 12 },
        { kind: 'field', key: 'allergens', span: 12 },
      ],
    },
    { kind: 'field', key: 'lines', span: 12 },
    {
      kind: 'tabs',
      key: 'more',
      tabs: [
        {
          title: { zh: '合计' },
          children: [
            { kind: 'field', key: 'total', span: 6 },
            { kind: 'field', key: 'value', span: 6 },
          ],
        },
        { title: { zh: '备注' }, children: [{ kind: 'field', key: 'remark', span: 12 }] },
      ],
    },
  ],
  uniques: [{ fields: ['supplier', 'received'], message: { zh: '同一供应商当天已有入库单' } }],
  checks: [
    { key: 'has-lines', check: 'count(lines) > 0', message: { zh: '请至少填写一行明细' }, fields: ['lines'] },
  ],
  fills: [{ on: 'supplier', set: [{ field: 'imported', value: 'imported' }] }],
};

/** The forms and rules that the receipt speaks of. */
export const aroundReceipt: FormsAround = {
  form: (key) => ({ supplier: supplierForm, receipt: receiptForm })[key],
  hasSerialRule: (key) => key === 'receipt',
};
