import { counterOf, numberPeriod, render, ruleUnknown } from '@yuanliu/core/numbering';
import { defaultZone, Problem } from '@yuanliu/core/platform';
import type { Database, Tx } from '../platform/index.ts';
import { advanceCounter } from './advance-counter.ts';
import { openNumberBlocks, type Wanted } from './number-blocks.ts';
import { findRuleByKey, type SerialRule } from './serial-rule.store.ts';

/** Which number is wanted: of which rule, and as of which moment (a document's own date may lie in the past). */
export interface NumberWish {
  readonly ruleKey: string;
  readonly at: Date;
}

/** A number and the counter's value in it. */
export interface TakenNumber {
  readonly text: string;
  readonly value: number;
}

/** Gives numbers of all rules. */
export interface NumberTaker {
  /**
   * Reads rules ahead: their first number in this transaction then costs no round trip for the rule. The statement travels
   * with the next one; a rule that does not exist matters only to who takes of it.
   */
  readonly foresee: (tx: Tx, ruleKeys: readonly string[]) => void;
  /**
   * The next number, in the caller's transaction. Under a gap-free rule other takers of the same rule wait
   * until this transaction ends, so take it late; a rollback gives the number back. Throws
   * `numbering.rule-unknown`.
   */
  readonly takeNumber: (tx: Tx, wish: NumberWish) => Promise<TakenNumber>;
  /** `count` numbers at once, consecutive under a gap-free rule. */
  readonly takeNumbers: (tx: Tx, wish: NumberWish & { readonly count: number }) => Promise<TakenNumber[]>;
}

export interface NumberTakerOptions {
  /**
   * Where fast rules reserve their blocks, each in a short transaction of its own. It must have connections of its
   * own (one is enough): were they the callers', then with all of them waiting for a block nobody could reserve it.
   */
  readonly db: Database;
  /** The enterprise's time zone, which decides the day in numbers and the periods; Asia/Shanghai when absent. */
  readonly zone?: string;
  /** Numbers that a process reserves at a time; 100 when absent. At most so many are lost in a crash. */
  readonly blockSize?: number;
}

/** Opens the taker of one process. */
export const numberTaker = ({ db, zone = defaultZone, blockSize = 100 }: NumberTakerOptions): NumberTaker => {
  const blocks = openNumberBlocks(db, blockSize);
  const known = new Map<string, SerialRule>();
  const foreseen = new WeakMap<Tx, Map<string, Promise<SerialRule | undefined>>>();

  const takeNumbers: NumberTaker['takeNumbers'] = async (tx, { ruleKey, at, count }) => {
    const { wanted, day } = await wantedOf(
      tx,
      { ruleKey, at, zone },
      known.get(ruleKey) ?? (await foreseen.get(tx)?.get(ruleKey)),
    );
    const { rule } = wanted;
    keepGapFree(known, rule);
    const values =
      rule.mode === 'fast'
        ? await Promise.all(Array.from({ length: count }, () => blocks.take(wanted)))
        : await rise(tx, wanted, count);
    const reserved = values?.filter((value) => value !== undefined) ?? [];
    // Where the rule was changed in between, or is being changed: the transaction itself moves the counter.
    if (reserved.length < count) known.delete(ruleKey);
    const rest =
      reserved.length < count
        ? await riseOfCurrent(tx, { ruleKey, at, zone, count: count - reserved.length })
        : [];
    return [...reserved.map((value) => ({ value, text: render(rule.segments, { day, value }) })), ...rest];
  };

  return {
    foresee: (tx, ruleKeys) => {
      const ahead = foreseen.get(tx) ?? new Map<string, Promise<SerialRule | undefined>>();
      foreseen.set(tx, ahead);
      for (const key of ruleKeys.filter((each) => !known.has(each) && !ahead.has(each))) {
        const reading = findRuleByKey(tx, key);
        // Should it fail, so does the transaction, and whoever waits for it is told.
        reading.catch(() => undefined);
        ahead.set(key, reading);
      }
    },
    takeNumbers,
    takeNumber: async (tx, wish) => {
      const [number] = await takeNumbers(tx, { ...wish, count: 1 });
      if (number === undefined) throw new Error('A number was asked for and none was given.');
      return number;
    },
  };
};

/** Rules kept at most; the oldest go first. */
const mostKnown = 1_000;

/**
 * A gap-free rule need not be read for each number: moving its counter compares its generation, which every change of the
 * rule raises. A block of numbers compares nothing, so rules that give those are read each time.
 */
const keepGapFree = (known: Map<string, SerialRule>, rule: SerialRule): void => {
  if (rule.mode === 'fast' || known.get(rule.key) === rule) return;
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(rule.key, rule);
};

interface ZonedWish extends NumberWish {
  readonly zone: string;
}

const ruleOf = async (tx: Tx, key: string): Promise<SerialRule> => {
  const rule = await findRuleByKey(tx, key);
  if (rule === undefined) throw new Problem(ruleUnknown, { key });
  return rule;
};

const wantedOf = async (
  tx: Tx,
  { ruleKey, at, zone }: ZonedWish,
  known?: SerialRule,
): Promise<{ wanted: Wanted; day: string }> => {
  const rule = known ?? (await ruleOf(tx, ruleKey));
  const { day, ...period } = numberPeriod(counterOf(rule.segments).reset, { at, zone });
  return { wanted: { rule, period }, day };
};

/** `count` values by moving the counter in the transaction; undefined where the rule has changed. */
const rise = async (tx: Tx, wanted: Wanted, count: number): Promise<number[] | undefined> => {
  const last = await advanceCounter(tx, { ...wanted, count });
  return last === undefined
    ? undefined
    : Array.from({ length: count }, (_, index) => last - count + 1 + index);
};

/** Reads the rule anew until what was read still holds when the counter moves. */
const riseOfCurrent = async (
  tx: Tx,
  wish: ZonedWish & { readonly count: number },
): Promise<TakenNumber[]> => {
  for (;;) {
    const { wanted, day } = await wantedOf(tx, wish);
    const values = await rise(tx, wanted, wish.count);
    if (values !== undefined)
      return values.map((value) => ({ value, text: render(wanted.rule.segments, { day, value }) }));
  }
};
