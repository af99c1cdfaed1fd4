import { expect, test } from 'vitest';
import { placed } from './department-order.ts';

test.for([
  { children: [], id: 'x', before: null, order: ['x'] },
  { children: ['a', 'b'], id: 'x', before: null, order: ['a', 'b', 'x'] },
  { children: ['a', 'b'], id: 'x', before: 'a', order: ['x', 'a', 'b'] },
  { children: ['a', 'b', 'c'], id: 'c', before: 'a', order: ['c', 'a', 'b'] },
  { children: ['a', 'b', 'c'], id: 'a', before: null, order: ['b', 'c', 'a'] },
  { children: ['a', 'b'], id: 'a', before: 'a', order: ['b', 'a'] },
  { children: ['a', 'b'], id: 'x', before: 'gone', order: ['a', 'b', 'x'] },
])('$id before $before among $children gives $order', ({ children, id, before, order }) => {
  expect(placed(children, id, before)).toEqual(order);
});
