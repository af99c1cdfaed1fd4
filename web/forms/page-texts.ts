import type { Texts } from '../lib/text.ts';

/** The names of the pages of the designer; alone, so that the frame carries no more of it. */
export const pageTexts = {
  designs: { zh: '表单设计', en: 'Form designs' },
  design: { zh: '设计表单', en: 'Design a form' },
  versions: { zh: '表单版本', en: 'Versions of a form' },
  rights: { zh: '表单权限', en: 'Rights of a form' },
} as const satisfies Texts;
