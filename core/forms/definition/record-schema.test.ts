import { expect, test } from 'vitest';
import { aroundReceipt, receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { recordSchema } from './record-schema.ts';

test('a record is described by its fields', () => {
  const schema = recordSchema({ form: 'receipt', definition: receiptForm, around: aroundReceipt });
  expect(schema).toMatchObject({
    type: 'object',
    properties: {
      nr_text: { type: ['string', 'null'], readOnly: true, title: '单号' },
      supplier: { type: ['string', 'null'], format: 'uuid' },
      phone: { type: ['string', 'null'], maxLength: 1000, readOnly: true },
      received: { type: ['string', 'null'], format: 'date', title: '入库日期' },
      imported: { type: ['boolean', 'null'] },
      allergens: { type: ['array', 'null'], items: { enum: ['牛奶', '大豆', '坚果'] }, uniqueItems: true },
      lines: {
        type: ['array', 'null'],
        items: {
          properties: {
            id: { format: 'uuid' },
            qty: { pattern: String.raw`^-?\d{1,30}(\.\d{1,3})?$`, title: '数量' },
            amount: { readOnly: true },
          },
        },
      },
      total: { readOnly: true, title: '总数量' },
    },
  });
});
