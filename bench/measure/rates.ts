import { whole } from './numbers.ts';
import { median, type RunSettings } from './run-settings.ts';

/** What a rate was over the rounds: the median, the slowest and the fastest. */
export interface Rate {
  readonly middle: number;
  readonly words: string;
}

/** Runs two things in turn, A B A B …, after a warm-up of each; each answers its rate per second. */
export const alternateRates = async (
  { ours, baseline }: Record<'ours' | 'baseline', (seconds: number) => Promise<number>>,
  { seconds, rounds }: RunSettings,
): Promise<{ ours: Rate; baseline: Rate; ratio: number }> => {
  const warmUp = Math.min(3, seconds);
  await ours(warmUp);
  await baseline(warmUp);
  const rates: Record<'ours' | 'baseline', number[]> = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await ours(seconds));
    rates.baseline.push(await baseline(seconds));
  }
  const [a, b] = [rateOf(rates.ours), rateOf(rates.baseline)];
  return { ours: a, baseline: b, ratio: a.middle / b.middle };
};

/** The rate over the rounds, in words with the spread. */
export const rateOf = (rates: readonly number[]): Rate => {
  const middle = median(rates);
  return { middle, words: `${whole(middle)}/s (${whole(Math.min(...rates))}–${whole(Math.max(...rates))})` };
};
