import type { ActingWorld, FormAction, FormInPlace } from '@yuanliu/core/forms';
import { accessOf, type RecordAccess } from '../access/access-of.ts';
import type { Reach } from '../access/reach.ts';

/** A form as one reader sees it: its definition, which rows and fields are within reach, and the forms that it speaks of. */
export interface FormView {
  readonly place: FormInPlace;
  readonly access: RecordAccess;
  readonly world: ActingWorld;
  /** Another form as the same reader sees it; undefined where there is none. */
  readonly other: (form: string) => FormView | undefined;
}

/** The view of a form for an action, and of all others as far as they may be seen. */
export const viewOf = (reach: Reach, place: FormInPlace, action: FormAction = 'see'): FormView => {
  const { world } = reach;
  const known = new Map<string, FormView>();
  const open = (at: FormInPlace, asked: FormAction): FormView => ({
    place: at,
    access: accessOf(reach.rights.get(at.form) ?? [], { place: at, world }, asked),
    world,
    other: (form) => {
      const before = known.get(form);
      const definition = before === undefined ? place.around.form(form) : undefined;
      if (definition === undefined) return before;
      const made = open({ ...place, form, definition }, 'see');
      known.set(form, made);
      return made;
    },
  });
  return open(place, action);
};
