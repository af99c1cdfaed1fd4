import { expect, test } from 'vitest';
import { rulesMet } from './password-rules.ts';

test.for([
  ['', []],
  ['a', ['login']],
  ['aB3', ['classes', 'login']],
  ['abcdefgh', ['login']],
  ['abcdefghij', ['length', 'login']],
  ['abcdefgh3J', ['length', 'classes', 'login']],
  ['zhangsan-3A', ['length', 'classes']],
  ['correct horse battery', ['length', 'classes', 'login']],
] as const)('%s meets %j', ([password, met]) => {
  expect([...rulesMet(password, 'zhangsan')]).toEqual(met);
});
