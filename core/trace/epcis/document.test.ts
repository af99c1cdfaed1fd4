import { describe, expect, it } from 'vitest';
import { documentParts } from './document.ts';
import { expandName } from './names.ts';

const context = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ex: 'https://ns.example.com/' },
];
const events = [{ type: 'ObjectEvent' }, { type: 'ObjectEvent', '@context': { ex: 'urn:other:' } }];

describe('documentParts', () => {
  it.each([
    [
      'document',
      {
        type: 'EPCISDocument',
        epcisHeader: { epcisMasterData: { vocabularyList: [{ type: 'urn:x:1' }] } },
        epcisBody: { eventList: events },
      },
      ['/epcisBody/eventList/0', '/epcisBody/eventList/1'],
    ],
    [
      'query',
      {
        type: 'EPCISQueryDocument',
        epcisBody: {
          queryResults: { resultsBody: { eventList: events, vocabularyList: [{ type: 'urn:x:1' }] } },
        },
      },
      ['/epcisBody/queryResults/resultsBody/eventList/0', '/epcisBody/queryResults/resultsBody/eventList/1'],
    ],
  ])('finds the events and the master data of a %s', (...[kind, document, paths]) => {
    const parts = documentParts({ '@context': context, ...document });
    expect(parts.kind).toBe(kind);
    expect(parts.events.map(({ path }) => path)).toEqual(paths);
    expect(parts.vocabularies).toEqual([{ type: 'urn:x:1' }]);
    const spaces = parts.events.map(({ names }) => expandName('ex:a', names)?.namespace);
    expect(spaces).toEqual(['https://ns.example.com/', 'urn:other:']);
  });

  it('takes anything else for an event', () => {
    const parts = documentParts({ '@context': context, type: 'ex:Tempering' });
    expect(parts).toMatchObject({ kind: 'event', events: [{ position: 0, path: '' }], vocabularies: [] });
  });

  it.each([
    [{ type: 'EPCISDocument', epcisBody: { eventList: [] } }],
    [{ type: 'EPCISQueryDocument', epcisBody: {} }],
    [{ type: 'EPCISDocument', epcisBody: 7 }],
  ])('finds no events in %j', (document) => {
    expect(documentParts(document).events).toEqual([]);
  });

  it('reads which fields stay out of the hash, wherever they are told', () => {
    const ignoring = { 'ex:ignoreFields': ['ex:hash'] };
    const expected = new Set(['{https://ns.example.com/}hash']);
    const document = { '@context': context, type: 'EPCISDocument', ...ignoring };
    const query = { '@context': context, type: 'EPCISQueryDocument', epcisBody: { queryResults: ignoring } };
    expect(documentParts(document).ignored).toEqual(expected);
    expect(documentParts(query).ignored).toEqual(expected);
  });
});
