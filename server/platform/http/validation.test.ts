import { expect, test } from 'vitest';
import { z } from 'zod';
import { issuesOf, jsonSchema, validatorCompiler } from './validation.ts';

const judge = (schema: z.ZodType, value: unknown) => {
  const validate = validatorCompiler({
    schema: jsonSchema(schema, 'input'),
    httpPart: 'body',
    method: 'POST',
    url: '/',
  });
  validate(value);
  const errors = Array.isArray(validate.errors) ? validate.errors : [];
  return issuesOf(errors, 'body').map(({ path, text }) => `${path} ${text.zh}`);
};

const segment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), text: z.string().min(1) }),
  z.strictObject({ kind: z.literal('counter'), width: z.int().min(1).max(12) }),
]);
const rule = z.strictObject({
  segments: z.array(segment),
  note: z.string().max(5).nullable(),
  age: z.int().nullable(),
});

test.each([
  ['a part of the kind that was meant', { kind: 'counter', width: 0 }, ['/segments/0/width 不能小于 1']],
  ['a missing part of that kind', { kind: 'constant' }, ['/segments/0/text 必填']],
  ['a kind that does not exist', { kind: 'weekday' }, ['/segments/0/kind 只能是：constant、counter']],
  ['something that is no object', 7, ['/segments/0 应为对象']],
])('of a union only what concerns the caller is told: %s', (_, given, expected) => {
  expect(judge(rule, { segments: [given], note: null, age: null })).toEqual(expected);
});

test('a value that may be absent is judged as what it is', () => {
  expect(judge(rule, { segments: [], note: '太长的备注了', age: 3 })).toEqual(['/note 最多 5 个字符']);
  expect(judge(rule, { segments: [], note: 7, age: 3 })).toEqual(['/note 应为文字或空值']);
});

test('what is right has no issues', () => {
  expect(judge(rule, { segments: [{ kind: 'constant', text: 'RK' }], note: null, age: 3 })).toEqual([]);
});
