import type { Right } from '../platform/index.ts';

/** Draw, publish and roll back every form, and say who may do what with it. */
export const changeDefinitions = {
  name: 'forms.definitions.change',
  text: { zh: '设计表单', en: 'Design forms' },
  rows: false,
} as const satisfies Right;

/** Work with records at all; which, and how, the rights of each form say. Setting those gives the role this right. */
export const useRecords = {
  name: 'forms.records.use',
  text: { zh: '使用表单', en: 'Use forms' },
  rows: false,
} as const satisfies Right;

/** Every action on the records of every form, with no field hidden. */
export const useAllRecords = {
  name: 'forms.records.all',
  text: { zh: '使用全部表单和全部记录', en: 'Use all forms and all records' },
  rows: false,
} as const satisfies Right;

/** What a role can be given in forms. */
export const formsRights = [changeDefinitions, useRecords, useAllRecords] as const satisfies readonly Right[];

/** What a role may be allowed to do with one form. */
export const formActions = [
  'see',
  'create',
  'change',
  'void',
  'delete',
  'import',
  'export',
  'design',
] as const;
export type FormAction = (typeof formActions)[number];

/** The words for the actions. */
export const formActionText = {
  see: { zh: '查看', en: 'See' },
  create: { zh: '新建', en: 'Create' },
  change: { zh: '修改', en: 'Change' },
  void: { zh: '作废', en: 'Void' },
  delete: { zh: '删除', en: 'Delete' },
  import: { zh: '导入', en: 'Import' },
  export: { zh: '导出', en: 'Export' },
  design: { zh: '设计', en: 'Design' },
} as const satisfies Readonly<Record<FormAction, { readonly zh: string; readonly en: string }>>;
