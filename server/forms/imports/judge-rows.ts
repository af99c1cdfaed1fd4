import {
  type CellIssue,
  type EvaluatedRecord,
  type FormField,
  type ImportMapping,
  type Reader,
  recordInvalid,
  type RecordValues,
  type RulesWorld,
  typeOf,
} from '@yuanliu/core/forms';
import { type JsonValue, Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormView } from '../reading/form-view.ts';
import { wrongChoices } from '../records/chosen-things.ts';
import { judgeRecord } from '../records/judge-record.ts';
import { openValues } from '../records/open-values.ts';
import type { OpenForm } from '../records/record-surroundings.ts';
import { relatedRecords } from '../records/related-records.ts';
import { type ImportNames, importNames } from './import-names.ts';

/** A row of the file. */
export interface FileRow {
  readonly position: number;
  readonly cells: readonly string[];
}

/** A row as a record, or what is wrong with it. */
export interface JudgedRow extends FileRow {
  readonly values: RecordValues;
  readonly issues: readonly CellIssue[];
  /** Absent where something is wrong. */
  readonly evaluated?: EvaluatedRecord;
  readonly world: RulesWorld;
}

/** Reads and judges rows; keeps what it has learnt of names from one batch to the next. */
export type RowJudge = (
  tx: Tx,
  ctx: Ctx,
  given: { open: OpenForm; rows: readonly FileRow[] },
) => Promise<JudgedRow[]>;

interface ReadRow extends FileRow {
  readonly values: RecordValues;
  readonly issues: readonly CellIssue[];
}

const readRow = (row: FileRow, columns: readonly (FormField | undefined)[], reader: Reader): ReadRow => {
  const values: Record<string, JsonValue> = {};
  const issues: CellIssue[] = [];
  for (const [column, field] of columns.entries()) {
    const text = row.cells[column]?.trim() ?? '';
    if (field === undefined || text === '') continue;
    const read = typeOf(field).read(text, field.settings, reader);
    if (read.ok) values[field.key] = read.value;
    else issues.push(...read.issues.map((issue) => ({ column, text: issue.text })));
  }
  return { ...row, values, issues };
};

/** Problems of single fields as those of the columns they came from. */
const placed = (problem: Problem, columns: readonly (FormField | undefined)[]): CellIssue[] => {
  if (problem.issues.length === 0)
    return [{ column: null, text: { zh: problem.sentence('zh'), en: problem.sentence('en') } }];
  return problem.issues.map(({ path, text }) => {
    const key = path.split('/')[2];
    const field = columns.findIndex((each) => each?.key === key);
    return { column: field === -1 ? null : field, text };
  });
};

/** Whether something was refused, of whatever kind. */
export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** What is wrong with a row, by its columns. */
export const cellIssues = (
  problem: Problem,
  fields: readonly FormField[],
  { mapping }: ImportMapping,
): CellIssue[] => {
  const columns = mapping.map((key) => fields.find((field) => field.key === key));
  const found = placed(problem, columns);
  return found.map(({ column, text }, index) => {
    const path = problem.issues[index]?.path.split('/')[2];
    const field = column === null ? fields.find(({ key }) => key === path) : undefined;
    if (field === undefined) return { column, text };
    // A field that no column goes into is named.
    return {
      column,
      text: { zh: `${field.label.zh}：${text.zh}`, en: `${field.label.en ?? field.label.zh}: ${text.en}` },
    };
  });
};

const judgeOne = (
  row: ReadRow,
  {
    open,
    world,
    mapping,
    wrong,
  }: {
    open: OpenForm;
    world: RulesWorld;
    mapping: ImportMapping;
    wrong: Parameters<typeof judgeRecord>[2]['wrong'];
  },
): JudgedRow => {
  const { form, access } = open;
  const closed = access.readOnly;
  const sent = openValues(form, row.values, closed);
  try {
    const evaluated = judgeRecord(form, { sent, closed }, { world, wrong });
    if (row.issues.length === 0) return { ...row, evaluated, world };
    return { ...row, world };
  } catch (error) {
    if (!isProblem(error) || error.kind.code !== recordInvalid.code) throw error;
    const unread = new Set(row.issues.map(({ column }) => column));
    const found = cellIssues(error, form.definition.fields, mapping);
    // Of a cell that could not be read nothing else is told.
    const others = found.filter(({ column }) => column === null || !unread.has(column));
    return { ...row, world, issues: [...row.issues, ...others] };
  }
};

/** A judge of the rows of one import, for whoever imports. */
export const rowJudge = (view: FormView, mapping: ImportMapping): RowJudge => {
  const names: ImportNames = importNames(view);
  return async (tx, ctx, { open, rows }) => {
    const { form, reach } = open;
    const { zone } = reach.world;
    const reader: Reader = { language: mapping.language, zone, names };
    const { fields } = form.definition;
    const columns = mapping.mapping.map((key) =>
      fields.find((field) => field.key === key && typeOf(field).holds === 'value'),
    );
    const readAll = () => rows.map((row) => readRow(row, columns, reader));
    const first = readAll();
    // The first reading asks for names; the second has them.
    const read = (await names.learn(tx)) ? readAll() : first;
    const values = read.map((row) => openValues(form, row.values, open.access.readOnly));
    const known = await relatedRecords(tx, ctx, { form, values, zone });
    const world = { ...reach.world, related: known.related };
    return read.map((row, index) => {
      const wrong = wrongChoices(fields, { sent: values[index] ?? {}, before: undefined }, known);
      return judgeOne(row, { open, world, mapping, wrong });
    });
  };
};
