import type { LayoutType } from './field-type.ts';

/** What arranges fields. Their nodes are in the layout (`LayoutNode`), not among the fields. */
export const layoutTypes: readonly LayoutType[] = [
  { name: 'section', text: { zh: '分组', en: 'Section' }, group: 'layout', holds: 'nothing' },
  { name: 'tabs', text: { zh: '标签页', en: 'Tabs' }, group: 'layout', holds: 'nothing' },
  { name: 'description', text: { zh: '说明文字', en: 'Description' }, group: 'layout', holds: 'nothing' },
];
