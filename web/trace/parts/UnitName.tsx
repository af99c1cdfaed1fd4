import { Link } from '@tanstack/react-router';
import type { UnitKind } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { Code } from '../../ui/index.ts';
import { kindWords } from './kind-words.ts';
import { useWritten } from './use-written.ts';
import './unit-name.css';

/** A unit as an event names it. */
export interface NamedUnit {
  readonly nr: number;
  readonly uri: string;
  readonly label: string;
  readonly kind: UnitKind;
}

interface UnitNameProps {
  readonly unit: NamedUnit;
  /** A decimal as text; without one nothing is said of it. */
  readonly quantity?: string | null;
  readonly uom?: string | null;
  /** Leads to the unit's own page. */
  readonly isLink?: boolean;
}

/** What kind of thing it is as a picture, its number, and how much of it. */
export const UnitName = ({ unit, quantity = null, uom = null, isLink = false }: UnitNameProps) => {
  const t = useText();
  const written = useWritten();
  const { icon: Picture, text } = kindWords(unit.kind);
  const label = <Code>{unit.label}</Code>;
  return (
    <span className="unit-name" title={unit.uri}>
      <Picture size={14} strokeWidth={1.75} aria-label={t(text)} />
      {isLink ? (
        <Link to="/units/$nr" params={{ nr: String(unit.nr) }}>
          {label}
        </Link>
      ) : (
        label
      )}
      {quantity !== null && (
        <span className="unit-name-amount figures">{written.amount({ quantity, uom: uom ?? '' })}</span>
      )}
    </span>
  );
};
