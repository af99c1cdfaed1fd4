import {
  type ChangePlan,
  consentNeeded,
  definitionUnsound,
  diffDefinitions,
  type Finding,
  type FormDefinition,
  planChange,
  recordsInTheWay,
} from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { recordChange } from '../../identity/index.ts';
import { type Ctx, enqueue, nudge, type Tx } from '../../platform/index.ts';
import { applyPlan, retiredBy } from '../storage/apply-plan.ts';
import { indexJob } from '../storage/index-job.ts';
import { measureFinding, type Measuring, measuringBefore } from '../storage/measure-finding.ts';
import { recomputeJob } from '../storage/recompute-job.ts';
import {
  deleteRetired,
  insertRetired,
  insertVersion,
  listRetired,
  type StoredForm,
} from './definition.store.ts';
import { asFieldIssues, formSubject } from './definition-subject.ts';
import { judgeDefinition } from './judge-definition.ts';

/** What is to be published of a form that is locked. */
export interface Publishing {
  readonly form: StoredForm;
  readonly after: FormDefinition;
  /** The draft that stays behind it. */
  readonly draft: FormDefinition | undefined;
  /** Ids of findings that somebody has accepted; `all` where the product itself publishes what it brings. */
  readonly accept: readonly string[] | 'all';
  readonly note: string;
  readonly rolledBackTo?: number;
  /** The enterprise's time zone (IANA name). */
  readonly zone: string;
}

const refuseUnsound = async (tx: Tx, { form, after }: Publishing): Promise<void> => {
  const issues = await judgeDefinition(tx, form, after);
  const faults = issues.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new Problem(definitionUnsound, {}, asFieldIssues(faults, '/definition'));
};

const told = (findings: readonly Finding[]) => ({
  findings: findings.map(({ id }) => id),
  zh: findings.map(({ text }) => text.zh),
  en: findings.map(({ text }) => text.en),
});

/** Those of the findings that some record is about. */
const standingAgainst = async (
  tx: Tx,
  findings: readonly Finding[],
  measuring: Measuring,
): Promise<Finding[]> => {
  const found: Finding[] = [];
  for (const finding of findings)
    if ((await measureFinding(tx, finding, measuring)).count > 0) found.push(finding);
  return found;
};

/** Nobody counts what was accepted or loses nothing. */
const refuseUnaccepted = async (tx: Tx, plan: ChangePlan, publishing: Publishing): Promise<void> => {
  if (publishing.accept === 'all') return;
  const { accept, form, zone } = publishing;
  const asked = plan.findings.filter(({ id, weight }) => weight === 'consent' && !accept.includes(id));
  const lost = await standingAgainst(tx, asked, measuringBefore(plan, { form: form.key, zone }));
  if (lost.length > 0) throw new Problem(consentNeeded, told(lost));
};

/**
 * Columns first, then what would stand against uniqueness is looked for in them as they will be, then the indexes that
 * keep values apart.
 */
const changeTables = async (tx: Tx, plan: ChangePlan, publishing: Publishing): Promise<void> => {
  const { form, after, zone } = publishing;
  const around = {
    form: form.key,
    before: form.published?.definition,
    after,
    reader: { language: 'zh', zone },
  } as const;
  const isUnique = ({ kind }: { readonly kind: string }) => kind === 'add-unique';
  await applyPlan(tx, { ...around, steps: plan.steps.filter((step) => !isUnique(step)) });
  const blocks = plan.findings.filter(({ weight }) => weight === 'blocks');
  const measuring = measuringBefore({ steps: [] }, { form: form.key, zone });
  const inTheWay = await standingAgainst(tx, blocks, measuring);
  if (inTheWay.length > 0) throw new Problem(recordsInTheWay, told(inTheWay));
  const uniques = plan.steps.filter(isUnique);
  if (uniques.length > 0) await applyPlan(tx, { ...around, before: after, steps: uniques });
};

/**
 * Publishes a definition as the next version: judges it, refuses what would be lost without consent, brings the tables to
 * it and writes it down, all in the transaction of `tx`, which holds the form. Answers the version.
 */
export const publishVersion = async (tx: Tx, ctx: Ctx, publishing: Publishing): Promise<number> => {
  const { form, after, draft, note, rolledBackTo } = publishing;
  await refuseUnsound(tx, publishing);
  const before = form.published?.definition;
  const retired = await listRetired(tx, form.id);
  const plan = planChange({ form: form.key, before, after, live: { retired } });
  await refuseUnaccepted(tx, plan, publishing);
  await changeTables(tx, plan, publishing);
  const version = (form.published?.version ?? 0) + 1;
  const changes = before === undefined ? [] : diffDefinitions(before, after);
  const { added, broughtBack } = retiredBy(plan.steps);
  await insertVersion(tx, ctx, {
    form,
    version,
    definition: after,
    note,
    changes: changes.length,
    rolledBackTo,
    draft,
  });
  await deleteRetired(tx, form.id, broughtBack);
  await insertRetired(tx, ctx, { formId: form.id, version, retired: added });
  await recordChange(tx, ctx, {
    action: rolledBackTo === undefined ? 'forms.definition.published' : 'forms.definition.rolled-back',
    subject: formSubject(form.id, after),
    changes: [
      { field: 'version', from: form.published?.version ?? null, to: version },
      { field: 'changes', from: null, to: changes.map(({ text }) => text.zh).slice(0, 200) },
      { field: 'accepted', from: null, to: publishing.accept === 'all' ? 'all' : [...publishing.accept] },
      { field: 'note', from: null, to: note },
    ],
  });
  await afterwards(tx, form.key, plan);
  return version;
};

const afterwards = async (tx: Tx, form: string, { steps }: ChangePlan): Promise<void> => {
  await enqueue(
    tx,
    { job: indexJob, payload: { form } },
    { key: `forms.index ${form}`, queue: 'forms.index' },
  );
  if (steps.some(({ kind }) => kind === 'recompute'))
    await enqueue(tx, { job: recomputeJob, payload: { form } }, { key: `forms.recompute ${form}` });
  await nudge(tx, { to: 'everyone', topic: 'forms' });
};
