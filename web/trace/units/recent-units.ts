import type { UnitRef } from '@yuanliu/core/trace';
import { readStored, writeStored } from '../../lib/stored.ts';

const most = 8;
const keyOf = (personId: string): string => `yuanliu.recent-units.${personId}`;

const isUnitRef = (value: unknown): value is UnitRef =>
  typeof value === 'object' &&
  value !== null &&
  'nr' in value &&
  typeof value.nr === 'number' &&
  'uri' in value &&
  typeof value.uri === 'string' &&
  'label' in value &&
  typeof value.label === 'string' &&
  'kind' in value &&
  typeof value.kind === 'string';

/** The units that this person opened last on this device, the latest first. */
export const recentUnits = (personId: string): readonly UnitRef[] => {
  try {
    const stored: unknown = JSON.parse(readStored(keyOf(personId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isUnitRef) : [];
  } catch {
    return [];
  }
};

/** Puts a unit at the head of those opened last. */
export const rememberUnit = (personId: string, { nr, uri, label, kind }: UnitRef): void => {
  const others = recentUnits(personId).filter((unit) => unit.nr !== nr);
  writeStored(keyOf(personId), JSON.stringify([{ nr, uri, label, kind }, ...others].slice(0, most)));
};
