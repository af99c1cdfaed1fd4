import { showNames } from '@yuanliu/core/forms';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { useDesigner, usePlace } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { ExpressionDialog } from './ExpressionDialog.tsx';
import type { ExpressionProps } from './expression-props.ts';

interface RuleRowProps extends ExpressionProps {
  /** Stands at the right of the label. */
  readonly side?: React.ReactNode;
  readonly hint?: string;
}

/** A rule in one line: what it says, or a way to say something. Pressed, it opens with room to think. */
export const RuleRow = ({ side, hint, ...rule }: RuleRowProps) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const place = usePlace(useStore(useDesigner().settled));
  const { label, text, at } = rule;
  const shown = useMemo(
    () => (text === undefined ? undefined : showNames(text, at, place)),
    [text, at, place],
  );
  return (
    <div className="property rule-row">
      <div className="property-head">
        <span>{label}</span>
        {side}
      </div>
      {shown === undefined ? (
        <button
          type="button"
          className="rule-add"
          aria-label={`${label}：${t(texts.rules.set)}`}
          onClick={() => setOpen(true)}
        >
          <Plus size={14} /> {t(texts.rules.set)}
        </button>
      ) : (
        <button
          type="button"
          className="rule-text"
          aria-label={`${label}：${shown}`}
          onClick={() => setOpen(true)}
        >
          <code>{shown}</code>
        </button>
      )}
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {isOpen && <ExpressionDialog {...rule} onClose={() => setOpen(false)} />}
    </div>
  );
};
