import type { DefinitionIssue, FormDefinition, FormInPlace, RecordValues } from '@yuanliu/core/forms';
import { createContext, useContext, useMemo } from 'react';
import { createStore, type Store, useStore } from '../../../lib/store.ts';
import { type Drawing, startDrawing } from '../drawing/drawing.ts';
import type { PartId, Spot } from '../drawing/part-id.ts';
import type { Cutting } from '../drawing/cuttings.ts';

/** What stands around the form that is drawn. */
export interface Surroundings {
  /** The other published forms by their keys. */
  readonly forms: Readonly<Record<string, FormDefinition>>;
  readonly serialRules: readonly { readonly key: string; readonly name: string }[];
}

/** What is on its way to another place: parts that are drawn, or something new. */
export interface Carried {
  readonly ids: readonly PartId[];
  /** Something new, from the palette. */
  readonly fresh?: readonly Cutting[];
  readonly label: string;
  readonly by: 'pointer' | 'keyboard';
  readonly spot: Spot | undefined;
}

/** A form on the drawing board: its stores, and what it may speak of. */
export interface Designer {
  readonly form: string;
  readonly drawing: Store<Drawing>;
  readonly carried: Store<Carried | undefined>;
  /** The form as it was when its author last paused: for what is too dear to follow every letter. */
  readonly settled: Store<FormDefinition>;
  readonly issues: Store<readonly DefinitionIssue[]>;
  readonly published: Store<FormDefinition | undefined>;
  readonly surroundings: Store<Surroundings>;
  /** Said to screen readers. */
  readonly said: Store<string>;
  /** The part whose label is to be typed as soon as its properties are on the screen. */
  readonly fresh: Store<PartId | undefined>;
  /** What was filled in on trial. */
  readonly samples: Store<RecordValues>;
  /** Dotted keys of fields that the code knows. */
  readonly locked: ReadonlySet<string>;
}

/** What a designer starts with. */
export interface DesignerStart {
  readonly form: string;
  readonly definition: FormDefinition;
  readonly published: FormDefinition | undefined;
  readonly surroundings: Surroundings;
  readonly locked: readonly string[];
}

/** Puts a form on the drawing board. */
export const createDesigner = (start: DesignerStart): Designer => ({
  form: start.form,
  drawing: createStore(startDrawing(start.definition)),
  carried: createStore<Carried | undefined>(undefined),
  settled: createStore(start.definition),
  issues: createStore<readonly DefinitionIssue[]>([]),
  published: createStore(start.published),
  surroundings: createStore(start.surroundings),
  said: createStore(''),
  fresh: createStore<PartId | undefined>(undefined),
  samples: createStore<RecordValues>({}),
  locked: new Set(start.locked),
});

/** Filled by the designer's page. */
export const DesignerContext = createContext<Designer | undefined>(undefined);

/** The form on the drawing board; only inside the designer. */
export const useDesigner = (): Designer => {
  const designer = useContext(DesignerContext);
  if (designer === undefined) throw new Error('useDesigner stands outside the designer.');
  return designer;
};

/** The form with what stands around it, as checks and rules need it. */
export const placeOf = (
  form: string,
  definition: FormDefinition,
  { forms, serialRules }: Surroundings,
): FormInPlace => ({
  form,
  definition,
  around: {
    form: (key) => (key === form ? definition : forms[key]),
    hasSerialRule: (key) => serialRules.some((rule) => rule.key === key),
  },
});

/** The form as it is drawn now, with what stands around it. */
export const usePlace = (definition: FormDefinition): FormInPlace => {
  const { form, surroundings } = useDesigner();
  const around = useStore(surroundings);
  return useMemo(() => placeOf(form, definition, around), [form, definition, around]);
};
