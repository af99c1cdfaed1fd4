import { openBenchDatabase } from '../measure/database.ts';
import { numberingKill } from './numbering-kill.ts';
import type { SoakCheck } from './soak-check.ts';

/** The takers of numbers, killed at random moments. */
export const numbers: SoakCheck = {
  name: 'numbering',
  run: async ({ kills, tell }) => {
    const database = await openBenchDatabase();
    try {
      const { taken, jobsRan, ...wrong } = await numberingKill({
        connection: (role) => database[role],
        kills,
        longestMilliseconds: 2_000,
        tell,
      });
      return {
        did: `${kills} kills, ${taken} numbers, ${jobsRan} jobs`,
        wrong: Object.entries(wrong)
          .filter(([, found]) => (typeof found === 'number' ? found > 0 : found.length > 0))
          .map(([what, found]) => `${what}: ${String(found)}`),
      };
    } finally {
      await database.close();
    }
  },
};
