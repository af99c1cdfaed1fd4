import type { BenchDatabase } from '../measure/database.ts';
import type { BenchCase, CaseInput } from './case.ts';
import { addPeople } from './people.ts';
import { compareServed, type Served, serveBoth } from './served.ts';

/** An audited update, beside one bare update that commits by itself. */
export const update: BenchCase = {
  name: 'update',
  run: async (input) => {
    const served = await serveBoth(input);
    try {
      return [
        ...(await compare(input, served, {
          what: 'session, right, validation, row locked and compared, update, audit, one commit',
          path: '/api/bench/users/{id}',
          body: '{"name":"{turn}","version":{version}}',
        })),
        ...(await compare(input, served, {
          what: '`PUT /api/users/:id`: the same with six fields, a look for the login and a nudge to screens',
          path: '/api/users/{id}',
          body: '{"login":"ours{id}","name":"{turn}","version":{version}}',
        })),
      ];
    } finally {
      await served.stop();
    }
  },
};

const own = { method: 'PUT', pick: 'own' } as const;

const compare = async (
  input: CaseInput,
  served: Served,
  { what, path, body }: { readonly what: string; readonly path: string; readonly body: string },
) =>
  compareServed(input, served, {
    name: 'update',
    what,
    aim: 0.55,
    ours: {
      server: served.product,
      plan: { ...own, path, body, cookie: served.cookie, ids: await people(input.database, 'ours') },
    },
    baseline: {
      server: served.bare,
      plan: {
        ...own,
        path: '/update/{id}',
        body: '{"name":"{turn}","version":{version}}',
        ids: await people(input.database, 'bare'),
      },
    },
  });

const people = (database: BenchDatabase, label: string): Promise<string[]> => addPeople(database, label, 64);
