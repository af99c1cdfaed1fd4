import type { BenchCase } from './case.ts';
import { addPeople } from './people.ts';
import { compareServed, serveBoth } from './served.ts';

/** An audited update through the use case, beside one bare update that commits by itself. */
export const update: BenchCase = {
  name: 'update',
  run: async (input) => {
    const served = await serveBoth(input);
    try {
      const plan = {
        method: 'PUT',
        pick: 'own',
        body: '{"name":"name {turn}","version":{version}}',
      } as const;
      return await compareServed(input, served, {
        name: 'update',
        what: 'session, right, validation, row locked and compared, update, audit, one commit',
        aim: 0.55,
        ours: {
          server: served.product,
          plan: {
            ...plan,
            ids: await addPeople(input.database, 'ours', 64),
            path: '/api/bench/users/{id}',
            cookie: served.cookie,
          },
        },
        baseline: {
          server: served.bare,
          plan: { ...plan, ids: await addPeople(input.database, 'bare', 64), path: '/update/{id}' },
        },
      });
    } finally {
      await served.stop();
    }
  },
};
