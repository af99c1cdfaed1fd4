import { isList } from '../../expression/index.ts';
import { bothLanguages } from '../definition/form-text.ts';
import { isAbsent } from './evaluated-record.ts';
import { type Evaluating, holds } from './find-values.ts';
import type { PreparedField, PreparedForm } from './prepare-form.ts';
import type { ValueSet } from './record-state.ts';

const hasValueIn = (field: PreparedField, set: ValueSet, { state }: Evaluating): boolean =>
  field.type.holds === 'rows'
    ? state.rows(field.field.key).length > 0
    : !isAbsent(set.values.get(field.field.key));

const judgeOptions = (field: PreparedField, set: ValueSet, evaluating: Evaluating): void => {
  const { options } = field;
  const chosen = set.feel.get(field.field.key) ?? null;
  if (options === undefined || chosen === null) return;
  const items = isList(chosen) ? chosen : [chosen];
  if (items.every((item) => evaluating.runner.holds(options, set, item))) return;
  evaluating.findings.tell(`${set.path}/${field.field.key}`, {
    kind: 'option',
    text: { zh: '当前条件下不能选择此项', en: 'cannot be chosen here' },
  });
};

const judge = (field: PreparedField, set: ValueSet, evaluating: Evaluating): void => {
  const { findings, runner } = evaluating;
  const path = `${set.path}/${field.field.key}`;
  const { visible, readOnly } = findings.stateAt(path);
  if (!visible) return;
  const hasValue = hasValueIn(field, set, evaluating);
  // Nobody can fill in what is read-only.
  const { type, shown } = field;
  const isNeeded = type.needsValue?.(shown.settings) === true || holds(field.required, set, evaluating);
  if (!readOnly && isNeeded) {
    findings.set(path, { required: true });
    const { zh, en } = bothLanguages(field.field.label);
    if (!hasValue && !findings.isUnsound(path))
      findings.tell(path, { kind: 'required', text: { zh: `请填写“${zh}”`, en: `“${en}” is required` } });
  }
  if (!hasValue || findings.isUnsound(path)) return;
  judgeOptions(field, set, evaluating);
  for (const { rule, message } of field.checks)
    if (!runner.holds(rule, set)) findings.tell(path, { kind: 'check', text: bothLanguages(message) });
};

/** Tells what is missing or not as its rules want it; every value is known by now. */
export const judgeValues = ({ fields, checks }: PreparedForm, evaluating: Evaluating): void => {
  for (const field of fields) for (const set of evaluating.state.setsOf(field)) judge(field, set, evaluating);
  for (const { rule, message, check } of checks)
    if (!evaluating.runner.holds(rule, evaluating.state.record))
      evaluating.findings.tell('', {
        kind: 'form-check',
        text: bothLanguages(message),
        ...(check.fields !== undefined && { fields: check.fields }),
      });
};
