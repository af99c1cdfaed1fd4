import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form-definition.ts';
import { arbitraryDefinition } from '../../../server/test/forms/arbitrary-definition.ts';
import { receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { writeFormText } from '../text/write-definition.ts';
import { diffDefinitions } from './diff-definitions.ts';

const [head, , more] = receiptForm.layout;
const inHead = head?.kind === 'section' ? head.children : [];
const tabs = more?.kind === 'tabs' ? more.tabs : [];
const allergens = inHead.at(-1);
const milk = { key: '牛奶', label: { zh: '牛奶', en: 'Milk' } };
const nuts = { key: '坚果', label: { zh: '坚果', en: 'Nuts' } };

test.each<[string, Record<string, unknown>, string[]]>([
  ['nothing', {}, []],
  ['a name', { '/name': { zh: '入库单' } }, ['表单的名称改变']],
  ['a label', { '/fields/10/label': { zh: '说明' } }, ['“说明”的名称改变']],
  [
    'a type and its rule',
    { '/fields/3/type': 'date-time', '/fields/3/rules': undefined },
    ['“入库日期”的类型由日期改为日期时间', '“入库日期”的默认值改变'],
  ],
  [
    'a setting in a row',
    { '/fields/7/settings/fields/1/settings/unit': '吨' },
    ['“批次明细 › 数量”的单位改变'],
  ],
  ['a condition', { '/fields/5/rules/visible': 'imported' }, ['“检疫证明”的显示条件改变']],
  [
    'options',
    { '/fields/6/settings/options': [nuts, { ...milk, retired: true }, { key: '蛋', label: { zh: '蛋' } }] },
    ['“过敏原”删除选项“大豆”', '“过敏原”的选项“牛奶”改变', '“过敏原”新增选项“蛋”', '“过敏原”的选项顺序改变'],
  ],
  [
    'a field taken out',
    { '/fields': receiptForm.fields.slice(0, -1), '/layout/2/tabs': tabs.slice(0, 1) },
    ['删除字段“备注”（多行文本）', '布局：改变标签页“合计”'],
  ],
  [
    'one field moved',
    { '/layout/0/children': [allergens, ...inHead.slice(0, -1)] },
    ['布局：移动字段“过敏原”'],
  ],
  [
    'a field moved to another box',
    { '/layout/0/children': inHead.slice(0, -1), '/layout/3': allergens },
    ['布局：移动字段“过敏原”'],
  ],
  ['a field resized', { '/layout/1/span': 6 }, ['布局：改变字段“批次明细”']],
  [
    'a box',
    { '/layout/3': { kind: 'description', key: 'hint', text: { zh: '请核对' } } },
    ['布局：新增说明文字“请核对”'],
  ],
  ['a check', { '/checks/0/check': 'true' }, ['校验“请至少填写一行明细”改变']],
  ['a unique', { '/uniques': undefined }, ['表单的唯一规则改变']],
])('a person reads what changed: %s', (_, changes, texts) => {
  const after = Object.entries(changes).reduce(
    (document, [path, value]) => withChange(document, path, value),
    receiptForm,
  );
  const told = diffDefinitions(receiptForm, after).map(({ text }) => text.zh);
  expect(told.toSorted()).toEqual(texts.toSorted());
});

test('two versions differ in sentences exactly when their texts differ', () => {
  const text = (definition: FormDefinition) => writeFormText({ form: 'f', definition });
  fc.assert(
    fc.property(arbitraryDefinition, arbitraryDefinition, (a, b) => {
      const changes = diffDefinitions(a, b);
      // The order of the list of fields shows in the text alone.
      const sorted = (each: FormDefinition) =>
        text({ ...each, fields: each.fields.toSorted((x, y) => (x.key < y.key ? -1 : 1)) });
      if (changes.length === 0) expect(sorted(a)).toBe(sorted(b));
      expect(changes.every((change) => change.text.zh !== '' && change.text.en !== '')).toBe(true);
      expect(diffDefinitions(a, structuredClone(a))).toEqual([]);
    }),
  );
});
