import { z } from 'zod';
import { type Child, startChild } from '../measure/child.ts';
import type { AuditorPlan } from '../measure/auditor-plan.ts';
import { alternateRates, rateOf } from '../measure/rates.ts';
import { isFullRun } from '../measure/run-settings.ts';
import type { BenchCase } from './case.ts';
import { addPeople } from './people.ts';

const workers = 10;

/** What a line of the audit costs a transaction, and how fast lines are sealed and verified. */
export const audit: BenchCase = {
  name: 'audit',
  run: async ({ database, settings, tell }) => {
    const ids = await addPeople(database, 'changed', workers);
    const auditor = await startChild('auditor', { connection: database.app });
    const changing = (audited: boolean) => (seconds: number) =>
      rate(auditor, { do: 'change', ids, audited, seconds });
    try {
      const { ours, baseline, ratio } = await alternateRates(
        { ours: changing(true), baseline: changing(false) },
        settings,
      );
      tell(`audit: ${ours.words} beside ${baseline.words}`);
      const lines = isFullRun(settings) ? 50_000 : 5_000;
      const sealed: number[] = [];
      for (let round = 0; round < settings.rounds; round += 1)
        sealed.push(await rate(auditor, { do: 'seal', lines }));
      const verified: number[] = [];
      for (let round = 0; round < settings.rounds; round += 1)
        verified.push(await rate(auditor, { do: 'verify' }));
      const alone = { name: 'audit', baseline: '', ratio: undefined, aim: undefined, connections: undefined };
      return [
        {
          ...alone,
          what: 'one update with its audit line, beside the same transaction without',
          connections: workers,
          ours: ours.words,
          baseline: baseline.words,
          ratio,
        },
        { ...alone, what: `sealing, ${lines} lines at a time`, ours: rateOf(sealed).words },
        { ...alone, what: 'verifying the whole log', ours: rateOf(verified).words },
      ];
    } finally {
      await auditor.stop();
    }
  },
};

const rate = async (auditor: Child, plan: AuditorPlan): Promise<number> =>
  z.number().parse(await auditor.ask(plan));
