import type { FormDefinition, PlanStep, Reader, Retired } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { commentSql } from './comment-columns.ts';
import { convertColumn } from './convert-column.ts';
import { isPlain, stepSql } from './step-sql.ts';

/** What brings the tables of a form from one version to the next. */
export interface PlanToApply {
  readonly form: string;
  readonly before: FormDefinition | undefined;
  readonly after: FormDefinition;
  readonly steps: readonly PlanStep[];
  /** For whom values are written and read where they are converted: the enterprise. */
  readonly reader: Reader;
}

/** Columns that are made anew under a name that may have had a comment. */
const touchedBy = (steps: readonly PlanStep[]): Set<string> =>
  new Set(
    steps.flatMap((step) =>
      step.kind === 'add-column' || step.kind === 'convert-column' || step.kind === 'bring-back-column'
        ? [`${step.table}.${step.column}`]
        : [],
    ),
  );

/**
 * Takes the steps in their order, as the designer's role, in the transaction in which the definition is published. What
 * jobs do (indexes, computing anew) is not done here.
 */
export const applyPlan = (tx: Tx, { form, before, after, steps, reader }: PlanToApply): Promise<void> =>
  tx.asDesigner(async () => {
    for (const step of steps) {
      if (isPlain(step)) for (const statement of stepSql(step)) tx.send(statement);
      else if (step.kind === 'convert-column') await convertColumn(tx, step, reader);
    }
    for (const comment of commentSql({ form, before, after }, touchedBy(steps))) tx.send(comment);
    // Every statement has been answered once this one is, so what failed is told here.
    await tx.rows(sql`select`);
  });

/** What the steps add to the columns and tables that are kept, and what they take from them. */
export const retiredBy = (
  steps: readonly PlanStep[],
): {
  readonly added: readonly Retired[];
  readonly broughtBack: readonly Pick<Retired, 'table' | 'as'>[];
} => ({
  added: steps.flatMap((step): Retired[] => {
    if (step.kind === 'retire-column') {
      const { table, column, as, field } = step;
      return [{ kind: 'column', table, column, as, field }];
    }
    if (step.kind === 'retire-table') return [{ ...step, kind: 'table', column: '' }];
    if (step.kind !== 'convert-column' || step.keep === undefined) return [];
    return [{ kind: 'column', table: step.table, column: step.column, as: step.keep, field: step.from }];
  }),
  broughtBack: steps.flatMap((step) =>
    step.kind === 'bring-back-column' || step.kind === 'bring-back-table'
      ? [{ table: step.table, as: step.from }]
      : [],
  ),
});
