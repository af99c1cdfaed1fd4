import { fieldKeysOf, readDefinition } from '@yuanliu/core/forms';
import { readStored, writeStored } from '../../../lib/stored.ts';
import type { Cutting } from '../drawing/cuttings.ts';
import { putIn, selectedCuttings } from '../state/actions.ts';
import type { Designer } from '../state/designer.ts';

/** What was copied stays on this device, so that it can be pasted into another form, in another tab. */
const key = 'yuanliu.forms.copied';

/** Copies what is selected. */
export const copySelected = (designer: Designer): void => {
  const cuttings = selectedCuttings(designer);
  if (cuttings.length === 0) return;
  const document = {
    version: 1,
    name: { zh: '-' },
    fields: cuttings.flatMap(({ fields }) => fields),
    layout: cuttings.map(({ node }) => node),
  };
  writeStored(key, JSON.stringify(document));
};

/** Puts what was copied behind what is selected. */
export const pasteCopied = (designer: Designer): void => {
  const cuttings = copied();
  if (cuttings.length > 0) putIn(designer, cuttings);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const copied = (): Cutting[] => {
  const read = readDefinition(parsed(readStored(key) ?? ''));
  if (!read.ok) return [];
  const { fields, layout } = read.definition;
  return layout.map((node) => {
    const keys = new Set(fieldKeysOf([node]));
    return { node, fields: fields.filter((field) => keys.has(field.key)) };
  });
};
