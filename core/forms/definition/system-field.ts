import { recordStates } from '../api/record-shape.ts';
import { systemFields, type SystemField } from '../api/record-list.api.ts';
import type { FormField } from './form-field.ts';

const stateWords = {
  submitted: { zh: '已提交', en: 'Submitted' },
  effective: { zh: '已生效', en: 'Effective' },
  void: { zh: '已作废', en: 'Void' },
} as const;

const options = recordStates.map((key) => ({ key, label: stateWords[key] }));

const types: Readonly<Record<SystemField, Pick<FormField, 'type' | 'settings'>>> = {
  nr: { type: 'number', settings: { version: 1, decimals: 0 } },
  title: { type: 'text', settings: { version: 1 } },
  state: { type: 'single-choice', settings: { version: 1, options } },
  created_at: { type: 'date-time', settings: { version: 1, precision: 'second' } },
  created_by: { type: 'user', settings: { version: 1 } },
  department_id: { type: 'department', settings: { version: 1 } },
  changed_at: { type: 'date-time', settings: { version: 1, precision: 'second' } },
  changed_by: { type: 'user', settings: { version: 1 } },
  effective_at: { type: 'date-time', settings: { version: 1, precision: 'second' } },
  deleted_at: { type: 'date-time', settings: { version: 1, precision: 'second' } },
};

const isSystemField = (key: string): key is SystemField => Object.hasOwn(systemFields, key);

/** What every record has besides its fields, as a field: lists show, filter and sort it like one. */
export const systemField = (key: string): FormField | undefined =>
  isSystemField(key) ? { key, label: systemFields[key], ...types[key] } : undefined;
