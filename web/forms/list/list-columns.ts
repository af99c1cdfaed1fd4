import {
  fieldKeysOf,
  placeIn,
  type PreparedField,
  type RecordRow,
  sortsBy,
  type SystemField,
  systemFields,
  textIn,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { readStored, writeStored } from '../../lib/stored.ts';
import type { FieldFace } from '../field-types/field-face.ts';
import type { Filling } from '../field-types/filling-context.ts';
import type { FormInUse } from '../filling/form-in-use.ts';

/** A column of a list of records. */
export interface ListColumn {
  /** A field of the record or of the system, by which the endpoint sorts too. */
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly isNumber: boolean;
  readonly isSortable: boolean;
  readonly isUsual: boolean;
  /** Undefined for fields of the system. */
  readonly field: PreparedField | undefined;
  readonly face: FieldFace | undefined;
}

/** What somebody chose: which columns in which order, and how wide. */
export interface ColumnChoice {
  /** Empty: the usual ones. */
  readonly keys: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

/** Fields of the system that a list can show. */
export type ListedSystemField = Extract<
  SystemField,
  'nr' | 'state' | 'created_at' | 'created_by' | 'changed_at'
>;

const system: readonly {
  readonly key: ListedSystemField;
  readonly width: number;
  readonly isUsual: boolean;
}[] = [
  { key: 'state', width: 100, isUsual: true },
  { key: 'created_by', width: 110, isUsual: false },
  { key: 'created_at', width: 130, isUsual: true },
  { key: 'changed_at', width: 130, isUsual: false },
  { key: 'nr', width: 80, isUsual: false },
];

/** So many fields stand there until somebody chooses; more would be a wall. */
const mostUsual = 5;
const widestUsual = 200;

/** The values of the fields of the system in a row. */
export const systemValueOf = (row: RecordRow, key: string): JsonValue => {
  const values: Readonly<Record<ListedSystemField, JsonValue>> = {
    nr: String(row.nr),
    state: row.state,
    created_at: row.createdAt,
    created_by: row.createdBy,
    changed_at: row.changedAt,
  };
  return key in values ? (Object.entries(values).find(([name]) => name === key)?.[1] ?? null) : null;
};

/** The field that alone gives a record its title; its column would say the title twice. */
export const titleField = ({ definition, prepared }: FormInUse): PreparedField | undefined => {
  const top = prepared.fields.filter(({ table }) => table === undefined);
  if (definition.title !== undefined) return top.find(({ node }) => node === definition.title);
  const named = top.filter(({ type }) => type.namesRecords !== undefined);
  const order = definition.fields.map(({ key }) => key);
  return named.toSorted(
    (a, b) =>
      (a.type.namesRecords ?? 0) - (b.type.namesRecords ?? 0) ||
      order.indexOf(a.node) - order.indexOf(b.node),
  )[0];
};

/** All columns of a form's list, those of its fields in the order of its layout. */
export const useListColumns = (form: FormInUse, filling: Filling): readonly ListColumn[] => {
  const language = useLanguage();
  return useMemo(() => {
    const keys = fieldKeysOf(form.definition.layout);
    const fields = keys.map((key) => filling.fieldAt(key)).filter((field) => field !== undefined);
    const naming = titleField(form);
    const usual = fields
      .filter((field) => {
        const face = filling.faceOf(field.field);
        return field !== naming && face.isGroup !== true && face.width <= widestUsual;
      })
      .slice(0, mostUsual);
    const ofFields = fields.map((field): ListColumn => {
      const face = filling.faceOf(field.field);
      const shown = filling.faceOf({ ...field.field, type: field.shown.type.name });
      return {
        key: field.field.key,
        title: textIn(field.field.label, language),
        width: face.width,
        isNumber: shown.isNumber === true,
        isSortable: sortsBy(field.field, placeIn(form.prepared.place)),
        isUsual: usual.includes(field),
        field,
        face: shown,
      };
    });
    const ofSystem = system.map(
      ({ key, width, isUsual }): ListColumn => ({
        key,
        title: systemFields[key][language],
        width,
        isNumber: key === 'nr',
        isSortable: key !== 'created_by',
        isUsual,
        field: undefined,
        face: undefined,
      }),
    );
    return [...ofFields, ...ofSystem];
  }, [form, filling, language]);
};

const noChoice: ColumnChoice = { keys: [], widths: {} };

const isChoice = (value: unknown): value is ColumnChoice =>
  typeof value === 'object' &&
  value !== null &&
  'keys' in value &&
  'widths' in value &&
  Array.isArray(value.keys);

const readChoice = (name: string): ColumnChoice => {
  try {
    const stored: unknown = JSON.parse(readStored(name) ?? 'null');
    return isChoice(stored) ? stored : noChoice;
  } catch {
    return noChoice;
  }
};

/** The columns that are shown, and what changes them. */
export interface ChosenColumns {
  readonly choice: ColumnChoice;
  readonly shown: readonly ListColumn[];
  readonly choose: (choice: ColumnChoice) => void;
}

/** The columns that somebody chose for the list of a form, remembered on this device. */
export const useColumnChoice = (form: string, columns: readonly ListColumn[]): ChosenColumns => {
  const name = `yuanliu.columns.forms.${form}`;
  const [choice, setChoice] = useState(() => readChoice(name));
  const shown = useMemo(() => {
    const chosen = choice.keys
      .map((key) => columns.find((column) => column.key === key))
      .filter((column) => column !== undefined);
    const list = chosen.length === 0 ? columns.filter(({ isUsual }) => isUsual) : chosen;
    return list.map((column) => ({ ...column, width: choice.widths[column.key] ?? column.width }));
  }, [choice, columns]);
  return {
    choice,
    shown,
    choose: (next) => {
      setChoice(next);
      writeStored(name, next === noChoice ? undefined : JSON.stringify(next));
    },
  };
};
