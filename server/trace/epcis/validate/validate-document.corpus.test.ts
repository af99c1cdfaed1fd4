import { describe, expect, it } from 'vitest';
import { type Corpus, corpus, type Scored, score } from '../../../test/corpora.ts';
import { validateDocument } from './validate-document.ts';

const gs1 = corpus('gs1-epcis');
const openepcis = corpus('openepcis-test-resources');
const recall = corpus('trace-recall');
const fastnt = corpus('fastnt');
const profiles = corpus('event-profiles');

/** JSON files of a folder and of the folders in it. */
const filesIn = (folder: string, from: Corpus): string[] =>
  from.list(folder).flatMap((name) => {
    if (/\.json(?:ld)?$/.test(name)) return [`${folder}/${name}`];
    return /\.|^[A-Z]+$/.test(name) ? [] : filesIn(`${folder}/${name}`, from);
  });

const read = (path: string, { text }: Corpus): unknown => JSON.parse(text(path).replace(/^\uFEFF/, ''));

/** Every complaint about a document, as `path sentence`. */
const complaints = (document: unknown): string[] => {
  const { issues, events } = validateDocument(document);
  return [...issues, ...events.flatMap((event) => event.issues)].map(
    ({ path, text }) => `${path} ${text.en}`,
  );
};

const accepted = (id: string, document: unknown): Scored => {
  const found = complaints(document);
  return { id, failure: found.length === 0 ? undefined : found.join('\n') };
};

describe.skipIf(!gs1.isHere)('documents of GS1', () => {
  it('are accepted', () => {
    const files = filesIn('JSON', gs1);
    score(
      'gs1-epcis/JSON',
      files.map((file) => accepted(file, read(file, gs1))),
    );
  });

  it('are accepted with the simple context', () => {
    const reasons = new Map(
      ['aggregation', 'association', 'object', 'transaction', 'transformation']
        .map((type) => `WithFullCombinationOfFields/${type}_event_all_possible_fields`)
        .concat('WithSensorData/SensorDataExample15')
        .map((name) => [
          `JSON-simple-context/${name}.jsonld`,
          'a sensor element carries the key "type", which the schema refuses',
        ]),
    );
    reasons.set(
      'JSON-simple-context/WithSensorData/SensorDataExample12.jsonld',
      'schemaVersion and creationDate are missing, which the schema requires',
    );
    const files = filesIn('JSON-simple-context', gs1);
    const scored = files.filter((file) => !reasons.has(file));
    score(
      'gs1-epcis/JSON-simple-context',
      scored.map((file) => accepted(file, read(file, gs1))),
      [...reasons].map(([id, reason]) => ({ id, reason })),
    );
  });
});

describe.skipIf(!openepcis.isHere)('documents of OpenEPCIS', () => {
  const folder = '2.0/EPCIS/JSON';

  it('are accepted where they are valid', () => {
    const misfit = `${folder}/Capture/Documents/TransactionEvent_with_userExtensions.json`;
    const files = ['Capture/Documents', 'Capture/Events'].flatMap((name) =>
      filesIn(`${folder}/${name}`, openepcis),
    );
    const queries = openepcis.list(`${folder}/Query`).filter((name) => name.endsWith('.json'));
    const other = `${folder}/Query/TransactionEvent_with_userExtensions.json`;
    const all = [...files, ...queries.map((name) => `${folder}/Query/${name}`)];
    const reason = 'its measurement type EffectiveDoseRate is none of the 72 of the schema';
    score(
      'openepcis-test-resources/valid',
      all
        .filter((file) => file !== misfit && file !== other)
        .map((file) => accepted(file, read(file, openepcis))),
      [misfit, other].map((id) => ({ id, reason })),
    );
  });

  it('are refused where they are invalid, and the field is named', () => {
    // What each file's name says is wrong with it, and where that stands.
    const wrong = new Map<string, readonly string[]>([
      ['ObjectEvent_with_quantity_as_text', ['/epcisBody/eventList/0/quantityList/0/quantity']],
      ['ObjectEvent_with_unknown_field_in_quantityList', ['/epcisBody/eventList/0/quantityList/0/weight']],
      ['ObjectEvent_without_identifier_list', ['/epcisBody/eventList/0/epcList']],
      ['ObjectEvent_with_invalid_action', ['/epcisBody/eventList/0/action']],
      [
        'Combination_of_events_with_missing_mandatory_fields',
        [
          '/epcisBody/eventList/0/action',
          '/epcisBody/eventList/1/action',
          '/epcisBody/eventList/1/eventTimeZoneOffset',
        ],
      ],
      ['ObjectEvent_with_non_standard_bizStep_in_second_event', ['/epcisBody/eventList/1/bizStep']],
    ]);
    const cases = [
      ...filesIn(`${folder}/Capture/Invalid`, openepcis),
      ...filesIn(`${folder}/Query/Invalid`, openepcis),
    ];
    score(
      'openepcis-test-resources/invalid',
      cases.map((file) => {
        const found = complaints(read(file, openepcis));
        const name = /([^/]+)\.json$/.exec(file)?.[1] ?? '';
        const paths = found.map((complaint) => complaint.split(' ')[0] ?? '').toSorted();
        const expected = wrong.get(name)?.toSorted();
        const isNamed = expected === undefined ? paths.length > 0 : paths.join() === expected.join();
        return { id: file, failure: isNamed ? undefined : found.join('\n') || 'accepted' };
      }),
    );
  });
});

describe.skipIf(!recall.isHere)('documents with keys of nobody', () => {
  it('are refused, and the keys are named', () => {
    const files = filesIn('dpp-fsma-eudr', recall);
    score(
      'trace-recall/dpp-fsma-eudr',
      files.map((file) => {
        const document = read(file, recall);
        const strays = strayKeys(document);
        const found = complaints(document);
        const unnamed = strays.filter((key) => !found.some((complaint) => complaint.startsWith(`/${key} `)));
        if (found.length === 0) return { id: file, failure: 'accepted' };
        return {
          id: file,
          failure: unnamed.length === 0 ? undefined : `${unnamed.join()}: ${found.join('\n')}`,
        };
      }),
    );
  });

  it('are accepted when they are ready for capture', () => {
    const files = filesIn('capture-ready', recall);
    const repeated = 'capture-ready/traceback_tests.json';
    score(
      'trace-recall/capture-ready',
      files.filter((file) => file !== repeated).map((file) => accepted(file, read(file, recall))),
      [{ id: repeated, reason: 'repeats eventIDs with other content' }],
    );
    const only = complaints(read(repeated, recall)).filter((complaint) => !complaint.includes('/eventID '));
    expect(only).toEqual([]);
  });
});

const strayKeys = (document: unknown): string[] =>
  typeof document === 'object' && document !== null
    ? Object.keys(document).filter((key) => key.startsWith('_'))
    : [];

describe.skipIf(!fastnt.isHere)('fixtures of FasTnT', () => {
  it('are accepted where they fit the schema', () => {
    const misfit = 'v2_0/Requests/Request_ObjectEvent_WithMasterdata.json';
    const files = filesIn('v2_0', fastnt);
    score(
      'fastnt/2.0',
      files.filter((file) => file !== misfit).map((file) => accepted(file, read(file, fastnt))),
      [
        {
          id: misfit,
          reason: 'certificationInfo "test", dispositions "test" and "toto", a sensor element with "type"',
        },
      ],
    );
    expect(complaints(read(misfit, fastnt)).map((complaint) => complaint.split(' ')[0])).toEqual([
      '/epcisBody/eventList/0/certificationInfo',
      '/epcisBody/eventList/0/persistentDisposition/set/1',
      '/epcisBody/eventList/0/persistentDisposition/set/2',
      '/epcisBody/eventList/0/sensorElementList/0/type',
    ]);
  });
});

describe.skipIf(!profiles.isHere)('events of event-profiles', () => {
  it('are judged as plain EPCIS, whatever their profile says', () => {
    const names = profiles.list('').filter((name) => name.endsWith('.json'));
    const rules = names.filter((name) => /__epcis-profiles__|Profile\.json$/.test(name));
    const internal = 'events__EpcisDocument.json';
    const negative = 'schema__FSMA-204__FSMA-1-Harvesting-Invalid-Event.json';
    const events = names.filter((name) => ![...rules, internal, negative].includes(name));
    score(
      'event-profiles/events',
      events.map((name) => {
        const found = complaints(read(name, profiles));
        if (!name.includes('__Incorrect')) return { id: name, failure: found.join('\n') || undefined };
        return { id: name, failure: found.length === 0 ? 'accepted' : undefined };
      }),
      [
        ...rules.map((id) => ({ id, reason: 'a rule, no event' })),
        { id: internal, reason: 'two of its events are in the shape of a database' },
        { id: negative, reason: 'a quantity below zero, which the schema allows and the ledger does not' },
      ],
    );
    expect(complaints(read(negative, profiles)).map((complaint) => complaint.split(' ')[0])).toEqual([
      '/quantityList/0/quantity',
    ]);
  });
});
