import { expect, test } from 'vitest';
import { supplierForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { lockIssues } from './lock-issues.ts';

const locked = withChange(supplierForm, '/fields/0/locked', true);

test.each<[string, unknown, string[]]>([
  ['/fields/0/label', { zh: '厂名' }, []],
  ['/fields/0/rules', { required: true }, []],
  ['/fields/1/type', 'long-text', []],
  ['/fields/0/type', 'long-text', ['/fields/0']],
  ['/fields/0/locked', undefined, ['/fields/0']],
  ['/fields', supplierForm.fields.slice(1), ['/fields']],
])('%s = %j of a system form', (path, value, issues) => {
  expect(lockIssues(locked, withChange(locked, path, value)).map((issue) => issue.path)).toEqual(issues);
});
