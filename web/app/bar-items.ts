import type { ComponentType } from 'react';
import { Bell } from '../messages/index.ts';

/** Something that a module keeps in the top bar: the to-do count, the bell with its badge. */
export interface BarItem {
  readonly id: string;
  readonly Item: ComponentType;
}

/** What stands in the top bar between search and person, left to right. */
export const barItems: readonly BarItem[] = [{ id: 'messages', Item: Bell }];
