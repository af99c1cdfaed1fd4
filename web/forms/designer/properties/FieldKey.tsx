import { fieldKey, type FormField, isReservedKey } from '@yuanliu/core/forms';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { draw } from '../drawing/drawing.ts';
import { fieldsBeside } from '../drawing/edit-field.ts';
import type { PartId } from '../drawing/part-id.ts';
import { useDesigner } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { PropertyRow } from './PropertyRow.tsx';
import { mayRename, renamedId, renameField } from './rename-key.ts';

const words = texts.properties;

/** The key of a field: free until it is published or something speaks of it. */
export const FieldKey = ({ id, field }: { readonly id: PartId; readonly field: FormField }) => {
  const t = useText();
  const designer = useDesigner();
  const definition = useDefinition();
  const [typed, setTyped] = useState<string>();
  const value = typed ?? field.key;
  const published = useStore(designer.published);
  // Asked when the field is opened and not with each letter typed: the expressions of the whole form are read for it.
  const isFree = useMemo(() => mayRename(designer, published, id), [designer, published, id]);
  const isTaken = fieldsBeside(definition, id).some(({ key }) => key === value);
  const isGood = fieldKey.safeParse(value).success && !isReservedKey(value) && !isTaken;
  const leave = (): void => {
    setTyped(undefined);
    if (!isGood || value === field.key) return;
    const now = designer.drawing.get();
    const renamed = renameField(now.definition, id, value);
    designer.drawing.set(
      draw(now, { definition: renamed, selection: [renamedId(id, value)], at: performance.now() }),
    );
  };
  return (
    <PropertyRow
      label={t(words.key)}
      hint={t(isFree ? words.keyHint : words.keyFixed)}
      error={isGood ? undefined : t(isTaken ? words.keyTaken : words.keyForm)}
    >
      {(control) => (
        <Input
          {...control}
          className="code"
          disabled={!isFree}
          value={value}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={leave}
          onPressEnter={leave}
        />
      )}
    </PropertyRow>
  );
};
