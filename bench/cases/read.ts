import type { BenchCase } from './case.ts';
import { addPeople } from './people.ts';
import { compareServed, serveBoth } from './served.ts';

/** An authorised endpoint with validation and one indexed read, beside a bare route with the same statement. */
export const read: BenchCase = {
  name: 'read',
  run: async (input) => {
    const ids = await addPeople(input.database, 'reader', 10_000);
    const served = await serveBoth(input);
    try {
      const plan = { method: 'GET', ids, pick: 'any' } as const;
      return await compareServed(input, served, {
        name: 'read',
        what: 'session, right, validation, one row by its key',
        aim: 0.75,
        ours: {
          server: served.product,
          plan: { ...plan, path: '/api/bench/users/{id}', cookie: served.cookie },
        },
        baseline: { server: served.bare, plan: { ...plan, path: '/read/{id}' } },
      });
    } finally {
      await served.stop();
    }
  },
};
