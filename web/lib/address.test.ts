import { expect, it } from 'vitest';
import { addressOf } from './address.ts';

it('fills the places of the path and encodes them', () => {
  expect(addressOf('/api/codes/:code/events/:id', { params: { code: '(01)0/9 李', id: 7 } })).toBe(
    '/api/codes/(01)0%2F9%20%E6%9D%8E/events/7',
  );
});

it('does not take the beginning of a longer name for a place', () => {
  expect(addressOf('/api/:id/:idea', { params: { id: 'a', idea: 'b' } })).toBe('/api/a/b');
  expect(addressOf('/api/:idea/:id', { params: { id: 'a', idea: 'b' } })).toBe('/api/b/a');
});

it('keeps what a filled place brings with it', () => {
  expect(addressOf('/api/:a/:b', { params: { a: '$&:b', b: 'x' } })).toBe('/api/%24%26%3Ab/x');
});

it('leaves out what is not asked, and repeats lists', () => {
  const query = { search: '李 雪', after: undefined, q: '', active: false, limit: 0, ids: ['a', 'b'] };
  expect(addressOf('/api/users', { query })).toBe(
    '/api/users?search=%E6%9D%8E+%E9%9B%AA&active=false&limit=0&ids=a&ids=b',
  );
});
