import {
  type DefinitionVerdict,
  diffDefinitions,
  type Finding,
  type FormDefinition,
  planChange,
  type PlanStep,
} from '@yuanliu/core/forms';
import type { Ctx } from '../../platform/index.ts';
import { measureFinding, measuringBefore } from '../storage/measure-finding.ts';
import { listRetired, type StoredForm } from './definition.store.ts';
import { sentDefinition } from './definition-subject.ts';
import { formToDraw, type WhichForm } from './design-access.ts';
import { judgeDefinition } from './judge-definition.ts';
import { usesElsewhere } from './uses-elsewhere.ts';
import { presentChange, presentIssue } from './present-definition.ts';

/** Whether the columns of a finding stand as they will be; what is converted or made first is counted at publishing. */
const isMeasurable = ({ measure }: Finding, steps: readonly PlanStep[]): boolean => {
  if (measure.kind !== 'duplicates') return true;
  const made = new Set(
    steps.flatMap((step) => ('column' in step && step.table === measure.table ? [step.column] : [])),
  );
  return measure.columns.every((column) => !made.has(column));
};

/** Findings with the records that each is about; those that are about none are left out. */
const measured = async (
  ctx: Ctx,
  { form, after, zone }: { readonly form: StoredForm; readonly after: FormDefinition; readonly zone: string },
): Promise<DefinitionVerdict['findings']> => {
  const before = form.published?.definition;
  if (before === undefined) return [];
  const live = { retired: await listRetired(ctx.db, form.id) };
  const plan = planChange({ form: form.key, before, after, live });
  const measuring = measuringBefore(plan, { form: form.key, zone });
  const findings: DefinitionVerdict['findings'] = [];
  for (const finding of plan.findings.filter((each) => isMeasurable(each, plan.steps))) {
    const { count, rows } = await measureFinding(ctx.db, finding, measuring);
    const { id, weight, field, text } = finding;
    if (count > 0) findings.push({ id, weight, field: [...field], text, count, rows: [...rows] });
  }
  return findings;
};

/** What stands against publishing a definition, what it changes, and what that does to records. Changes nothing. */
export const checkForm = async (
  ctx: Ctx,
  which: WhichForm,
  document: unknown,
): Promise<DefinitionVerdict> => {
  const form = await formToDraw(ctx, which);
  const after = sentDefinition(document);
  const [own, elsewhere] = await Promise.all([
    judgeDefinition(ctx.db, form, after),
    usesElsewhere(ctx.db, form, after),
  ]);
  const issues = [...own, ...elsewhere];
  const isSound = !issues.some(({ severity }) => severity === 'error');
  const before = form.published?.definition;
  return {
    issues: issues.map(presentIssue),
    changes: before === undefined ? [] : diffDefinitions(before, after).map(presentChange),
    findings: isSound ? await measured(ctx, { form, after, zone: which.zone }) : [],
  };
};
