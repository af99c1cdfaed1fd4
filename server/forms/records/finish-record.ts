import {
  type EvaluatedRecord,
  evaluateRecord,
  recordTitle,
  type RecordValues,
  type RulesWorld,
} from '@yuanliu/core/forms';
import type { Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import type { RecordContent } from './record.store.ts';
import type { RecordSurroundings } from './record-surroundings.ts';
import { withRowIds } from './row-ids.ts';
import { searchWordsOf } from './search-vector.ts';
import { takeNumbers } from './serial-numbers.ts';
import { storedValues } from './stored-values.ts';

/** A record whose rules have run and found nothing wrong. */
export interface Judged {
  readonly form: FormInUse;
  readonly evaluated: EvaluatedRecord;
  readonly world: RulesWorld;
}

/** The values with the numbers in their places, and what follows from them. */
const numbered = (
  { form, evaluated, world }: Judged,
  { numbers, isSpokenOf }: { numbers: RecordValues; isSpokenOf: boolean },
): RecordValues => {
  const values = { ...evaluated.values, ...numbers };
  if (!isSpokenOf) return values;
  // What was found is what stands: only what follows from the numbers changes.
  const input = { values, before: values };
  return evaluateRecord(form.prepared, input, { ...world, known: { ...world.known, ...numbers } }).values;
};

/** Takes the numbers that the record lacks, as late as can be, and makes of it what is written. */
export const finishRecord = async (
  tx: Tx,
  judged: Judged,
  { zone, numbers }: Pick<RecordSurroundings, 'zone' | 'numbers'>,
): Promise<RecordContent> => {
  const { form, evaluated, world } = judged;
  const taken = await takeNumbers(
    tx,
    { form: form.prepared, evaluated, now: world.now },
    numbers.takeNumbers,
  );
  const values = withRowIds(form.definition, numbered(judged, taken));
  const title = recordTitle(form.prepared, values, { world, reader: { language: 'zh', zone } });
  const words = searchWordsOf(form.prepared, { values, title, zone });
  return { values: storedValues(form, values), title, words };
};
