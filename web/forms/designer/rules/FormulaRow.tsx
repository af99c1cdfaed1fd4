import { Maximize2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../properties/PropertyRow.tsx';
import { texts } from '../texts.ts';
import { ExpressionDialog } from './ExpressionDialog.tsx';
import { ExpressionText } from './ExpressionText.tsx';
import type { ExpressionProps } from './expression-props.ts';
import { TryOut } from './TryOut.tsx';

/** A formula that is typed in its place, tried on sample values below, with more room when asked for. */
export const FormulaRow = (rule: ExpressionProps) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { label, text, at, gives } = rule;
  const wide = (
    <button
      type="button"
      className="text-button property-side"
      aria-label={t(texts.rules.wide)}
      title={t(texts.rules.wide)}
      onClick={() => setOpen(true)}
    >
      <Maximize2 size={13} />
    </button>
  );
  return (
    <>
      <PropertyRow label={label} side={wide}>
        {({ id }) => <ExpressionText id={id} lines={3} {...rule} />}
      </PropertyRow>
      {text !== undefined && <TryOut stored={text} at={at} gives={gives} />}
      {isOpen && <ExpressionDialog {...rule} onClose={() => setOpen(false)} />}
    </>
  );
};
