import {
  columnsOf,
  type FormField,
  type Names,
  placeIn,
  type Reader,
  type RecordState,
  type RecordValues,
  rowFieldsOf,
  rowsOf,
  shownField,
  type ShownField,
  textIn,
} from '@yuanliu/core/forms';
import type { JsonValue, Language, Text } from '@yuanliu/core/platform';
import type { FormView } from '../reading/form-view.ts';
import type { Cell } from '../transfers/write-workbook.ts';
import type { ExportedBatch, ExportedRecord } from './export-batches.ts';

/** In which language and zone cells are written. */
export interface Writing {
  readonly language: Language;
  /** IANA name. */
  readonly zone: string;
}

const words = {
  nr: { zh: '序号', en: 'No.' },
  row: { zh: '行', en: 'Row' },
  state: { zh: '状态', en: 'State' },
  by: { zh: '创建人', en: 'Created by' },
  at: { zh: '创建时间', en: 'Created at' },
} as const satisfies Readonly<Record<string, Text>>;

const stateWords: Readonly<Record<RecordState, Text>> = {
  submitted: { zh: '已提交', en: 'Submitted' },
  effective: { zh: '已生效', en: 'Effective' },
  void: { zh: '已作废', en: 'Void' },
};

const readerOf = ({ language, zone }: Writing, names: ExportedBatch['names']): Reader => {
  const known: Names = { nameOf: (target, id) => names[`${target}:${id}`], find: () => [] };
  return { language, zone, names: known };
};

/** Excel counts with 15 digits; a number with more, or with a unit beside it, stays a text. */
const exactNumber = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/;
const mostDigits = 15;

const cellOf = (text: string, isNumber: boolean): Cell => {
  const decimals = isNumber ? exactNumber.exec(text) : null;
  if (decimals === null || text.replaceAll(/\D/g, '').length > mostDigits) return text;
  return { number: Number(text), decimals: decimals[1]?.length ?? 0 };
};

interface Column {
  readonly key: string;
  readonly heading: string;
  readonly shown: ShownField;
  readonly isNumber: boolean;
}

const columnsIn = (
  view: FormView,
  fields: readonly FormField[],
  in_: { language: Language; table?: FormField },
) =>
  fields.flatMap((field): Column[] => {
    const shown = shownField(field, placeIn(view.place, in_.table));
    if (shown === undefined) return [];
    const [column] = columnsOf('', shown.field);
    return [
      {
        key: field.key,
        heading: textIn(field.label, in_.language),
        shown,
        isNumber: column?.plan.type === 'numeric',
      },
    ];
  });

const shownValue = ({ shown, isNumber }: Column, value: JsonValue, reader: Reader): Cell =>
  value === null ? '' : cellOf(shown.type.display(value, shown.field.settings, reader), isNumber);

/** A table of an export: its headings, and the cells of each batch. */
export interface ExportTable {
  readonly name: string;
  readonly heading: readonly string[];
  readonly cells: (batch: ExportedBatch) => Cell[][];
}

/** The table of the records: the running number, the fields, and what every record has. */
export const recordSheet = (view: FormView, fields: readonly FormField[], writing: Writing): ExportTable => {
  const { language, zone } = writing;
  const columns = columnsIn(view, fields, { language });
  const moment = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: zone,
  });
  const line = (record: ExportedRecord, names: ExportedBatch['names']): Cell[] => {
    const reader = readerOf(writing, names);
    return [
      { number: record.nr, decimals: 0 },
      ...columns.map((column) => shownValue(column, record.values[column.key] ?? null, reader)),
      stateWords[record.state][language],
      record.createdBy === null ? '' : (names[`user:${record.createdBy}`] ?? ''),
      moment.format(record.createdAt),
    ];
  };
  return {
    name: textIn(view.place.definition.name, language),
    heading: [
      words.nr[language],
      ...columns.map(({ heading }) => heading),
      ...[words.state, words.by, words.at].map((each) => each[language]),
    ],
    cells: ({ records, names }) => records.map((record) => line(record, names)),
  };
};

/** The table of a sub-table's rows, each with the running number of its record. */
export const rowSheet = (view: FormView, table: FormField, writing: Writing): ExportTable => {
  const { language } = writing;
  const seen = rowFieldsOf(table).filter(({ key }) => !view.access.hidden.has(`${table.key}.${key}`));
  const columns = columnsIn(view, seen, { language, table });
  const line = (place: readonly number[], row: RecordValues, reader: Reader): Cell[] => [
    ...place.map((number) => ({ number, decimals: 0 })),
    ...columns.map((column) => shownValue(column, row[column.key] ?? null, reader)),
  ];
  return {
    name: textIn(table.label, language),
    heading: [words.nr[language], words.row[language], ...columns.map(({ heading }) => heading)],
    cells: ({ records, names }) => {
      const reader = readerOf(writing, names);
      return records.flatMap(({ nr, values }) =>
        rowsOf(values[table.key] ?? null).map((row, position) => line([nr, position + 1], row, reader)),
      );
    },
  };
};
