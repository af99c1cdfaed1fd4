import type { FormDefinition, FormField, LayoutNode } from '@yuanliu/core/forms';
import { useSyncExternalStore } from 'react';
import type { Drawing } from '../drawing/drawing.ts';
import { findField, findNode } from '../drawing/find-part.ts';
import type { PartId } from '../drawing/part-id.ts';
import { useDesigner } from './designer.ts';

/**
 * Something of the drawing; the component is drawn again only when that changes. `pick` must give the same thing for
 * the same drawing: a part of it, a number, a text.
 */
export const useDrawn = <T>(pick: (drawing: Drawing) => T): T => {
  const { drawing } = useDesigner();
  return useSyncExternalStore(drawing.subscribe, () => pick(drawing.get()));
};

/** The whole form. */
export const useDefinition = (): FormDefinition => useDrawn(({ definition }) => definition);

/** A field by its id. */
export const useField = (id: PartId): FormField | undefined =>
  useDrawn(({ definition }) => findField(definition, id));

/** A node of the layout by its id; of a field its place. */
export const useNode = (id: PartId): LayoutNode | undefined =>
  useDrawn(({ definition }) => findNode(definition, id));

/** Whether a part is selected. */
export const useIsSelected = (id: PartId): boolean => useDrawn(({ selection }) => selection.includes(id));
