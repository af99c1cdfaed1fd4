import type { FormDefinition } from '@yuanliu/core/forms';
import { hasPart } from './find-part.ts';
import type { PartId } from './part-id.ts';

/** A moment of the drawing: the form, and what was selected in it. */
interface Moment {
  readonly definition: FormDefinition;
  readonly selection: readonly PartId[];
}

/** A form being drawn: as it is, what is selected, and the way back and forth. */
export interface Drawing extends Moment {
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  /** What the latest step was about and when: another one like it soon after is part of the same step. */
  readonly latest: { readonly about: string; readonly at: number } | undefined;
}

/** A form as it is opened. */
export const startDrawing = (definition: FormDefinition): Drawing => ({
  definition,
  selection: [],
  past: [],
  future: [],
  latest: undefined,
});

const mostSteps = 200;

/** Letters typed within this many milliseconds of one another are one step. */
const oneStep = 1200;

/** A change of the form. */
export interface Step {
  readonly definition: FormDefinition;
  readonly selection?: readonly PartId[];
  /** Names what is being typed into, such as `supplier label`; changes without one are steps of their own. */
  readonly about?: string;
  /** In milliseconds. */
  readonly at: number;
}

/** The drawing after a change, which can be taken back. */
export const draw = (drawing: Drawing, step: Step): Drawing => {
  const { definition, selection = drawing.selection, about, at } = step;
  if (definition === drawing.definition) return { ...drawing, selection };
  const { latest, past } = drawing;
  const goesOn = about !== undefined && latest?.about === about && at - latest.at < oneStep;
  const before = { definition: drawing.definition, selection: drawing.selection };
  return {
    definition,
    selection,
    past: goesOn ? past : [...past, before].slice(-mostSteps),
    future: [],
    latest: about === undefined ? undefined : { about, at },
  };
};

/** The drawing with something put right that is no step of its author's: it goes back and forth with the latest one. */
export const amend = (
  drawing: Drawing,
  definition: FormDefinition,
  selection: readonly PartId[],
): Drawing => ({
  ...drawing,
  definition,
  selection,
});

/** The drawing with other parts selected; those that are not there are left out. */
export const select = (drawing: Drawing, ids: readonly PartId[]): Drawing => ({
  ...drawing,
  selection: ids.filter((id) => hasPart(drawing.definition, id)),
  latest: undefined,
});

/** One step back; the same drawing where there is none. */
export const undo = (drawing: Drawing): Drawing => {
  const before = drawing.past.at(-1);
  if (before === undefined) return drawing;
  const { definition, selection } = drawing;
  return {
    ...before,
    past: drawing.past.slice(0, -1),
    future: [{ definition, selection }, ...drawing.future],
    latest: undefined,
  };
};

/** The step that was taken back, once more. */
export const redo = (drawing: Drawing): Drawing => {
  const [after, ...future] = drawing.future;
  if (after === undefined) return drawing;
  const { definition, selection } = drawing;
  return { ...after, past: [...drawing.past, { definition, selection }], future, latest: undefined };
};
