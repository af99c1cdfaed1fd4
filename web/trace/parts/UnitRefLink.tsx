import type { UnitRef } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useText } from '../../lib/text.ts';
import { wordsOfUnit } from './kind-words.ts';

/** A unit by its kind and what people know it by; opens its page. */
export const UnitRefLink = ({ unit, tab }: { readonly unit: UnitRef; readonly tab?: string }) => {
  const t = useText();
  const { icon: Picture, text } = wordsOfUnit(unit);
  return (
    <Link
      to="/units/$nr"
      params={{ nr: String(unit.nr) }}
      search={tab === undefined ? {} : { tab }}
      className="unit-ref"
      title={`${t(text)} ${unit.uri}`}
    >
      <Picture size={15} strokeWidth={1.75} />
      <span className="code">{unit.label}</span>
    </Link>
  );
};
