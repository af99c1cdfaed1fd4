import { describe, expect, it } from 'vitest';
import { clarkName, expandName, namesOf, searchName } from './names.ts';

const gs1 = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const clark = (key: string, context: unknown, outer?: unknown): string | undefined => {
  const names = namesOf(context, outer === undefined ? undefined : namesOf(outer));
  const name = expandName(key, names);
  return name && clarkName(name);
};

describe('expandName', () => {
  it.each([
    ['a prefix of GS1', 'cbvmda:lotNumber', gs1, '{urn:epcglobal:cbv:mda:}lotNumber'],
    [
      'a prefix of the document',
      'ex:field',
      [gs1, { ex: 'https://ns.example.com/epcis/' }],
      '{https://ns.example.com/epcis/}field',
    ],
    [
      'a namespace without a separator',
      'ex:field',
      { ex: 'https://ns.example.com/epcis' },
      '{https://ns.example.com/epcis}field',
    ],
    [
      'a prefix given as a definition',
      'ex:field',
      { ex: { '@id': 'https://ns.example.com/', '@prefix': true } },
      '{https://ns.example.com/}field',
    ],
    [
      'the document over GS1',
      'cbvmda:lotNumber',
      [{ cbvmda: 'urn:epcglobal:cbv:mda' }, gs1],
      '{urn:epcglobal:cbv:mda}lotNumber',
    ],
    ['a full name', 'https://ns.example.com/epcis/field', gs1, '{https://ns.example.com/epcis/}field'],
    ['a full URN', 'urn:yuanliu:epcis:evidence', gs1, '{urn:yuanliu:epcis:}evidence'],
    [
      'a URL whose scheme is declared',
      'http://ns.example.com/x',
      { http: 'urn:trap:' },
      '{http://ns.example.com/}x',
    ],
    ['a term', 'field', { ex: 'https://ns.example.com/', field: 'ex:kind' }, '{https://ns.example.com/}kind'],
    [
      'a term defined before its prefix',
      'field',
      { field: { '@id': 'ex:kind' }, ex: 'https://ns.example.com/' },
      '{https://ns.example.com/}kind',
    ],
    [
      'a bare word in the simple context',
      'field',
      'https://gs1.github.io/EPCIS/epcis-context-simple.jsonld',
      '{https://ref.gs1.org/epcis/}field',
    ],
    ['a name as XML has it', '{urn:epcglobal:cbv:mda}lotNumber', gs1, '{urn:epcglobal:cbv:mda}lotNumber'],
    [
      'our own context',
      'yuanliu:evidence',
      [gs1, 'urn:yuanliu:epcis:context'],
      '{urn:yuanliu:epcis:}evidence',
    ],
  ])('%s', (...[, key, context, expected]) => {
    expect(clark(key, context)).toBe(expected);
  });

  it.each([
    ['a bare word', 'field', gs1],
    ['an alias of a keyword', 'id', [gs1, { id: '@id' }]],
    ['anything in no context', 'field', undefined],
    ['a broken XML name', '{field', gs1],
  ])('gives no meaning to %s', (...[, key, context]) => {
    expect(clark(key, context)).toBeUndefined();
  });

  it('reads the event context on top of the document context', () => {
    const outer = [gs1, { a: 'urn:a:', b: 'urn:b:' }];
    expect(clark('a:x', { a: 'urn:other:' }, outer)).toBe('{urn:other:}x');
    expect(clark('b:x', { a: 'urn:other:' }, outer)).toBe('{urn:b:}x');
  });

  it('remembers no more names than fit', () => {
    const names = namesOf(gs1);
    for (let number = 0; number < 6_000; number += 1) expandName(`gs1:x${number}`, names);
    expect(names.expanded.size).toBe(5_000);
  });
});

describe('namesOf', () => {
  it.each([
    'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
    'https://ref.gs1.org/standards/epcis/2.0.1/epcis-context.jsonld',
    'http://gs1.github.io/EPCIS/epcis-context.jsonld',
    'https://gs1.github.io/EPCIS/epcis-context-simple.jsonld',
  ])('knows %s', (url) => {
    expect(namesOf(url).unknown).toEqual([]);
    expect(namesOf(url).prefixes.get('cbv')).toBe('https://ref.gs1.org/cbv/');
  });

  it('tells the contexts that it does not know', () => {
    expect(namesOf([gs1, 'https://ns.example.com/context.jsonld']).unknown).toEqual([
      'https://ns.example.com/context.jsonld',
    ]);
  });

  it.each([null, 7, [null, 7, []], { ex: null, other: 7 }])('reads nothing out of %j', (context) => {
    expect(namesOf(context).prefixes.size).toBe(0);
  });
});

it('searches a namespace whatever its separator', () => {
  const names = ['urn:epcglobal:cbv:mda', 'urn:epcglobal:cbv:mda:'].map((namespace) =>
    searchName({ namespace, local: 'lotNumber' }),
  );
  expect(new Set(names).size).toBe(1);
});
