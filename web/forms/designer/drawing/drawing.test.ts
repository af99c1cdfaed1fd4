import { type FormDefinition, nodesOf, readDefinition } from '@yuanliu/core/forms';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyParts, insertParts, moveParts, removeParts } from './cuttings.ts';
import { draw, redo, startDrawing, undo } from './drawing.ts';
import { partsInOrder } from './layout-boxes.ts';
import { newKey, pinyinInitials } from './new-keys.ts';
import { newFieldCutting, newNodeCutting } from './new-parts.ts';
import { spotAfter, spotsFor } from './spots.ts';

const empty: FormDefinition = { version: 1, name: { zh: '原料入库单' }, fields: [], layout: [] };

const withField = (
  definition: FormDefinition,
  [type, label]: readonly [string, string],
  box = '',
): FormDefinition => insertParts(definition, [newFieldCutting(type, label, definition)], { box }).definition;

const drawn = (): FormDefinition => {
  let definition = withField(empty, ['text', '名称']);
  definition = insertParts(definition, [newNodeCutting('section', '分组', definition)], {
    box: '',
  }).definition;
  definition = withField(definition, ['date', '日期'], '#section1');
  definition = withField(definition, ['sub-table', '批次'], '#section1');
  definition = withField(definition, ['number', '数量'], 'f3');
  return insertParts(definition, [newNodeCutting('tabs', '页', definition)], { box: '' }).definition;
};

const isWhole = (definition: FormDefinition): void => {
  const placed = nodesOf(definition.layout).flatMap(({ node }) => (node.kind === 'field' ? [node.key] : []));
  expect(placed).toEqual(definition.fields.map(({ key }) => key));
  expect(readDefinition(definition)).toMatchObject({ ok: true });
};

test('parts are put into boxes and rows, and every field stands once in the layout', () => {
  const definition = drawn();
  isWhole(definition);
  expect(partsInOrder(definition)).toEqual(['f1', '#section1', 'f2', 'f3', 'f3.f4', '#tabs1']);
});

test('a section takes its fields along and never lands in itself', () => {
  const definition = drawn();
  const moved = moveParts(definition, ['#section1'], { box: '#tabs1/1' });
  isWhole(moved.definition);
  expect(partsInOrder(moved.definition)).toEqual(['f1', '#tabs1', '#section1', 'f2', 'f3', 'f3.f4']);
  expect(moveParts(definition, ['#section1'], { box: '#section1' }).definition).toBe(definition);
  expect(moveParts(definition, ['f3'], { box: 'f3' }).definition).toBe(definition);
});

test('a field goes into rows and out again, with a key that is free there', () => {
  const into = moveParts(drawn(), ['f1'], { box: 'f3', before: 'f3.f4' });
  expect(into.ids).toEqual(['f3.f1']);
  const taken = withField(into.definition, ['text', '名称']);
  expect(taken.fields.map(({ key }) => key)).toContain('f1');
  const out = moveParts(taken, ['f3.f1'], { box: '' });
  isWhole(out.definition);
  expect(out.ids).toEqual(['mc_2']);
});

test('copies get keys and labels of their own', () => {
  const definition = drawn();
  const copies = copyParts(definition, ['f1', '#section1', 'f2']);
  expect(copies).toHaveLength(2);
  const pasted = insertParts(definition, copies, { box: '' });
  isWhole(pasted.definition);
  const labels = pasted.definition.fields.map(({ label }) => label.zh);
  expect(new Set(labels).size).toBe(labels.length);
});

test('what mentions a removed field in a list of fields goes with it, and comes back with an undo', () => {
  const definition = { ...drawn(), uniques: [{ fields: ['f1'] }] };
  const removed = removeParts(definition, ['f1']);
  expect(removed.uniques).toBeUndefined();
  const drawing = draw(startDrawing(definition), { definition: removed, at: 0 });
  expect(undo(drawing).definition).toBe(definition);
  expect(redo(undo(drawing)).definition).toBe(removed);
});

test('letters typed one after another are one step', () => {
  const typed = (label: string): FormDefinition => ({ ...empty, name: { zh: label } });
  let drawing = startDrawing(empty);
  drawing = draw(drawing, { definition: typed('原'), about: 'name', at: 1000 });
  drawing = draw(drawing, { definition: typed('原料'), about: 'name', at: 1300 });
  drawing = draw(drawing, { definition: typed('原料单'), about: 'name', at: 9000 });
  expect(undo(drawing).definition.name.zh).toBe('原料');
  expect(undo(undo(drawing)).definition).toBe(empty);
});

test('the arrow keys reach every place, and a new field goes behind the selected one', () => {
  const definition = drawn();
  const spots = spotsFor(definition, ['f1']).map(({ box, before }) => `${box} ${before ?? '-'}`);
  expect(spots).toEqual([
    ' #section1',
    '#section1 f2',
    '#section1 f3',
    'f3 f3.f4',
    'f3 -',
    '#section1 -',
    ' #tabs1',
    '#tabs1/0 -',
    '#tabs1/1 -',
    ' -',
  ]);
  const cutting = [newFieldCutting('text', '新', definition)];
  expect(spotAfter(definition, ['f2'], cutting)).toEqual({ box: '#section1', before: 'f3' });
  expect(spotAfter(definition, ['f3'], cutting)).toEqual({ box: 'f3' });
  expect(spotAfter(definition, ['#tabs1'], cutting)).toEqual({ box: '#tabs1/0' });
});

test('keys are made of the initials of the label', () => {
  expect(pinyinInitials('供应商')).toBe('gys');
  expect(newKey('原料入库单号', new Set())).toBe('ylrkdh');
  expect(newKey('供应商', new Set(['gys']))).toBe('gys2');
  expect(newKey('？', new Set(['f1']))).toBe('f2');
});

test('any moves leave every field in its place once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }), (moves) => {
      let definition = drawn();
      const size = partsInOrder(definition).length;
      for (const [which, where] of moves) {
        const parts = partsInOrder(definition);
        const id = parts[which % parts.length] ?? '';
        const spots = spotsFor(definition, [id]);
        const spot = spots[where % spots.length];
        if (spot !== undefined) definition = moveParts(definition, [id], spot).definition;
      }
      isWhole(definition);
      expect(partsInOrder(definition)).toHaveLength(size);
    }),
  );
});
