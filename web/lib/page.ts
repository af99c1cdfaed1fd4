import type { Right, Text } from '@yuanliu/core/platform';
import type { ComponentType } from 'react';

/** The sections of the navigation, in the order in which they stand. */
export const sections = {
  work: { zh: '工作', en: 'Work' },
  trace: { zh: '追溯', en: 'Trace' },
  forms: { zh: '业务', en: 'Business' },
  quality: { zh: '质量', en: 'Quality' },
  channel: { zh: '渠道', en: 'Channel' },
  people: { zh: '组织与权限', en: 'People and rights' },
  system: { zh: '系统设置', en: 'Set-up' },
} as const satisfies Record<string, Text>;

/** A section of the navigation. */
export type Section = keyof typeof sections;

/** A picture of the icon set, drawn at the size of the place it stands in. */
export type Icon = ComponentType<{ readonly size?: number | string; readonly strokeWidth?: number | string }>;

/**
 * A page as a module's door hands it to the frame. `section` puts it into the navigation; without one it is
 * reached from other pages and the search only. `words` are further words the search finds it by.
 */
export interface Page {
  readonly path: `/${string}`;
  readonly title: Text;
  readonly icon: Icon;
  readonly section?: Section;
  readonly words?: readonly string[];
  readonly needs?: Right;
  /** Loads the page's code; a page is its own chunk. */
  readonly load: () => Promise<ComponentType>;
}
