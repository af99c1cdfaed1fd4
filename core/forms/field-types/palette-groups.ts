import type { Text } from '../../platform/index.ts';

/** The groups of the palette in their order. */
export const paletteGroups = {
  text: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Numbers' },
  time: { zh: '日期时间', en: 'Date and time' },
  choice: { zh: '选择', en: 'Choices' },
  people: { zh: '人员组织', en: 'People' },
  related: { zh: '关联与明细', en: 'Relations and rows' },
  file: { zh: '文件', en: 'Files' },
  computed: { zh: '自动计算', en: 'Computed' },
  layout: { zh: '布局', en: 'Layout' },
} as const satisfies Record<string, Text>;

/** A group of the palette. */
export type PaletteGroup = keyof typeof paletteGroups;
