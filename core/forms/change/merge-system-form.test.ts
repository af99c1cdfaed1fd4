import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form-definition.ts';
import type { FormField } from '../definition/form-field.ts';
import { lockIssues } from './lock-issues.ts';
import { mergeSystemForm } from './merge-system-form.ts';

const field = (key: string, over: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: { zh: key },
  settings: { version: 1 },
  locked: true,
  ...over,
});

const form = (fields: FormField[], over: Partial<FormDefinition> = {}): FormDefinition => ({
  version: 1,
  name: { zh: '产品' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
  ...over,
});

const own = (key: string): FormField => {
  const { locked: _, ...rest } = field(key);
  return rest;
};

test('what the enterprise drew stays, what the code knows is brought in', () => {
  const before = form([field('code'), field('name')]);
  const after = form(
    [field('code', { settings: { version: 1, longest: 14 } }), field('name'), field('brand')],
    {
      uniques: [{ fields: ['code'] }],
    },
  );
  const standing = form([own('colour'), field('code'), field('name', { label: { zh: '品名' } })]);
  const merged = mergeSystemForm({ before, after, standing });
  expect(merged.fields).toEqual([
    own('colour'),
    field('code', { settings: { version: 1, longest: 14 } }),
    field('name', { label: { zh: '品名' } }),
    field('brand'),
  ]);
  expect(merged.layout.at(-1)).toEqual({ kind: 'field', key: 'brand', span: 12 });
  expect(merged.uniques).toEqual([{ fields: ['code'] }]);
  expect(lockIssues(standing, merged)).toEqual([]);
});

test('settings that the code did not change stay as the enterprise has them', () => {
  const before = form([field('kind', { settings: { version: 1, longest: 20 } })]);
  const standing = form([field('kind', { settings: { version: 1, longest: 50 } })]);
  const merged = mergeSystemForm({ before, after: before, standing });
  expect(merged).toEqual(standing);
});

test('a field that the code no longer knows becomes the enterprise’s own', () => {
  const before = form([field('code'), field('old')]);
  const merged = mergeSystemForm({ before, after: form([field('code')]), standing: before });
  expect(merged.fields).toEqual([field('code'), own('old')]);
});

test('rows of a locked sub-table are merged in their turn', () => {
  const lines = (fields: FormField[]) =>
    field('lines', { type: 'sub-table', settings: { version: 1, fields } });
  const merged = mergeSystemForm({
    before: form([lines([field('a')])]),
    after: form([lines([field('a'), field('b')])]),
    standing: form([lines([field('a', { label: { zh: '甲' } }), own('c')])]),
  });
  expect(merged.fields).toEqual([lines([field('a', { label: { zh: '甲' } }), own('c'), field('b')])]);
});
