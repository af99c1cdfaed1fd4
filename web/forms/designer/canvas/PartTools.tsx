import { Copy, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useText } from '../../../lib/text.ts';
import type { PartId } from '../drawing/part-id.ts';
import { duplicate } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useDrawn } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { useRemoval } from './use-removal.ts';

/** What can be done with the one selected part, at its corner. */
export const PartTools = ({ id }: { readonly id: PartId }) => {
  const isAlone = useDrawn(({ selection }) => selection.length === 1 && selection[0] === id);
  return isAlone ? <Tools /> : null;
};

const Tools = () => {
  const t = useText();
  const designer = useDesigner();
  const remove = useRemoval();
  const doing = (act: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    act();
  };
  return (
    <span className="part-tools">
      <button
        type="button"
        aria-label={t(texts.actions.duplicate)}
        title={`${t(texts.actions.duplicate)} (Ctrl D)`}
        onClick={doing(() => duplicate(designer))}
      >
        <Copy size={14} />
      </button>
      <button
        type="button"
        aria-label={t(texts.actions.remove)}
        title={`${t(texts.actions.remove)} (Delete)`}
        onClick={doing(remove)}
      >
        <Trash2 size={14} />
      </button>
    </span>
  );
};
