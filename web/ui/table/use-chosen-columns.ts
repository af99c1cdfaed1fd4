import { useState } from 'react';
import { readStored, writeStored } from '../../lib/stored.ts';
import type { Column } from './column.ts';

/** Which columns are shown, and how that is changed. */
export interface ChosenColumns<R> {
  readonly shown: readonly Column<R>[];
  readonly isShown: (key: string) => boolean;
  readonly toggle: (key: string) => void;
}

const parse = (stored: string | undefined): ReadonlyMap<string, boolean> =>
  new Map(
    (stored ?? '')
      .split(',')
      .filter((entry) => entry.length > 1)
      .map((entry) => [entry.slice(1), entry.startsWith('+')]),
  );

/** The columns that a person chose for the list `name`, remembered on this device as `+key,-key`. */
export const useChosenColumns = <R>(name: string, columns: readonly Column<R>[]): ChosenColumns<R> => {
  const storedAs = `yuanliu.columns.${name}`;
  const [choices, setChoices] = useState(() => parse(readStored(storedAs)));
  const isShown = (key: string): boolean =>
    choices.get(key) ?? columns.find((column) => column.key === key)?.isOptional !== true;
  const toggle = (key: string): void => {
    const next = new Map(choices).set(key, !isShown(key));
    setChoices(next);
    writeStored(storedAs, [...next].map(([column, shown]) => `${shown ? '+' : '-'}${column}`).join(','));
  };
  return { shown: columns.filter(({ key }) => isShown(key)), isShown, toggle };
};
