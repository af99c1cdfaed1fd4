import type { UnitRef } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { Code } from '../../ui/index.ts';
import { wordsOfUnit } from './kind-words.ts';
import { ProductName } from './ProductName.tsx';
import { useWritten } from './use-written.ts';
import './unit-name.css';

/** Kinds that are, or are of, a product. */
const hasProduct: ReadonlySet<string> = new Set(['class', 'lot', 'run', 'item']);

interface UnitNameProps {
  readonly unit: UnitRef;
  /** A decimal as text; null for a single thing, of which none is said. */
  readonly quantity: string | null;
  readonly uom: string | null;
}

/** What kind of thing it is as a picture, its number, and how much of it; where a link would be in the way. */
export const UnitName = ({ unit, quantity, uom }: UnitNameProps) => {
  const t = useText();
  const written = useWritten();
  const { icon: Picture, text } = wordsOfUnit(unit);
  return (
    <span className="unit-name" title={unit.uri}>
      <Picture size={14} strokeWidth={1.75} aria-label={t(text)} />
      <Code>{written.unit(unit)}</Code>
      {hasProduct.has(unit.kind) && <ProductName uri={unit.uri} />}
      {quantity !== null && (
        <span className="unit-name-amount figures">{written.amount({ quantity, uom: uom ?? '' })}</span>
      )}
    </span>
  );
};
