import type { RecordValues, RulesWorld } from '@yuanliu/core/forms';
import type { Ctx, Tx } from '../../platform/index.ts';
import { knownFiles } from '../files/known-files.ts';
import { wrongChoices } from './chosen-things.ts';
import type { PlacedIssue } from './judge-record.ts';
import { openValues } from './open-values.ts';
import type { OpenForm } from './record-surroundings.ts';
import { relatedRecords } from './related-records.ts';

/** What was sent, with what its rules need to know. */
export interface PreparedSent {
  /** Without what the sender may not change; files as they were uploaded, whatever was said of them. */
  readonly sent: RecordValues;
  readonly world: RulesWorld;
  /** What cannot be chosen. */
  readonly wrong: readonly PlacedIssue[];
}

/** What somebody sends of a record. */
export interface GivenRecord {
  readonly open: OpenForm;
  readonly sent: RecordValues;
  readonly before: RecordValues | undefined;
  readonly closed: ReadonlySet<string>;
}

/** Fetches what the values point at: files, people, departments, records. Nothing is asked where they point at nothing. */
export const prepareSent = async (tx: Tx, ctx: Ctx, given: GivenRecord): Promise<PreparedSent> => {
  const { open, before, closed } = given;
  const { form, reach } = open;
  const { zone } = reach.world;
  const values = openValues(form, given.sent, closed);
  const [sent, known] = await Promise.all([
    knownFiles(tx, ctx, { form, sent: values, before }),
    relatedRecords(tx, ctx, { form, values: before === undefined ? [values] : [values, before], zone }),
  ]);
  const wrong = wrongChoices(form.definition.fields, { sent, before }, known);
  return { sent, world: { ...reach.world, related: known.related }, wrong };
};
