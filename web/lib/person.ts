import type { Right, RowRange } from '@yuanliu/core/platform';
import { createContext, useContext } from 'react';

/** Who is signed in, and what they may do: the rights by name, each with the range of rows that it reaches. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly rights: Readonly<Record<string, RowRange>>;
}

/** Filled by the desk's frame. */
export const PersonContext = createContext<Person | undefined>(undefined);

/** Who is signed in; only inside the desk. */
export const usePerson = (): Person => {
  const person = useContext(PersonContext);
  if (person === undefined) throw new Error('usePerson stands outside the desk.');
  return person;
};

/** Whether the person was given a right, for buttons; the server refuses in any case. */
export const useCan = (): ((right: Right) => boolean) => {
  const { rights } = usePerson();
  return ({ name }) => rights[name] !== undefined;
};
