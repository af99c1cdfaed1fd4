/**
 * Names something that is drawn: `supplier` a field of the record, `lines.qty` a field of the rows of `lines`, `#box1` a
 * node of the layout that is no field. '' is the form itself.
 */
export type PartId = string;

/** A place that holds parts: '' the form, `#box1` a section, `#tabs1/0` a tab, `lines` the rows of a sub-table. */
export type BoxId = string;

/** A place between parts: in a box before a part of it, or at its end. */
export interface Spot {
  readonly box: BoxId;
  readonly before?: PartId;
}

/** The id of a node of the layout that is no field. */
export const nodeId = (key: string): PartId => `#${key}`;

/** True for the id of a node of the layout that is no field. */
export const isNodeId = (id: PartId): boolean => id.startsWith('#');

/** The keys of a field from the record inward; none for what is no field. */
export const fieldKeys = (id: PartId): readonly string[] => (id === '' || isNodeId(id) ? [] : id.split('.'));

/** The id of a field by its keys from the record inward. */
export const fieldId = (keys: readonly string[]): PartId => keys.join('.');
