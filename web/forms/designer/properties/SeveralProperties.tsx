import { Button, Segmented } from 'antd';
import { Copy, Trash2 } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { useRemoval } from '../canvas/use-removal.ts';
import { changeField, changeNode, withRules } from '../drawing/edit-field.ts';
import { findField } from '../drawing/find-part.ts';
import type { PartId } from '../drawing/part-id.ts';
import { change, duplicate } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { PropertyRow } from './PropertyRow.tsx';

const widths = [
  { value: 3, label: '1/4' },
  { value: 4, label: '1/3' },
  { value: 6, label: '1/2' },
  { value: 12, label: '1' },
];

/** What can be done with several parts at once. */
export const SeveralProperties = ({ ids }: { readonly ids: readonly PartId[] }) => {
  const t = useText();
  const designer = useDesigner();
  const remove = useRemoval();
  const width = (span: number): void =>
    change(designer, (definition) =>
      ids.reduce(
        (before, id) => changeNode(before, id, (node) => (node.kind === 'field' ? { ...node, span } : node)),
        definition,
      ),
    );
  const require = (isRequired: boolean): void =>
    change(designer, (definition) =>
      ids.reduce(
        (before, id) =>
          findField(before, id) === undefined
            ? before
            : changeField(before, id, (field) => withRules(field, { required: isRequired })),
        definition,
      ),
    );
  return (
    <>
      <header className="properties-head">
        <h2>{t(texts.several.title, { count: ids.length })}</h2>
      </header>
      <PropertyRow label={t(texts.properties.width)}>
        {({ id }) => (
          <Segmented<number> id={id} block size="small" value={0} options={widths} onChange={width} />
        )}
      </PropertyRow>
      <div className="several-actions">
        <Button size="small" onClick={() => require(true)}>
          {t(texts.several.require)}
        </Button>
        <Button size="small" onClick={() => require(false)}>
          {t(texts.several.free)}
        </Button>
        <Button size="small" icon={<Copy size={14} />} onClick={() => duplicate(designer)}>
          {t(texts.actions.duplicate)}
        </Button>
        <Button size="small" danger icon={<Trash2 size={14} />} onClick={remove}>
          {t(texts.actions.remove)}
        </Button>
      </div>
      <p className="field-hint">{t(texts.several.hint)}</p>
    </>
  );
};
