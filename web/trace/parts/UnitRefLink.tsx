import type { UnitRef } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useText } from '../../lib/text.ts';
import { wordsOfUnit } from './kind-words.ts';
import { useProductName } from './place-names.ts';
import { ProductName } from './ProductName.tsx';

interface UnitRefLinkProps {
  readonly unit: UnitRef;
  readonly tab?: string;
  /** The moment to show it at; now when absent. */
  readonly at?: string | undefined;
  /** Says which product it is of; a product itself always has its name. */
  readonly withProduct?: boolean;
}

/** A unit by its kind and what people know it by; opens its page. */
export const UnitRefLink = ({ unit, tab, at, withProduct = false }: UnitRefLinkProps) => {
  const t = useText();
  const { icon: Picture, text } = wordsOfUnit(unit);
  return (
    <Link
      to="/units/$nr"
      params={{ nr: String(unit.nr) }}
      search={{ tab, at }}
      className="unit-ref"
      title={`${t(text)} ${unit.uri}`}
    >
      <Picture size={15} strokeWidth={1.75} />
      {unit.kind === 'class' ? (
        <ProductLabel unit={unit} />
      ) : (
        <>
          <span className="code">{unit.label}</span>
          {withProduct && <ProductName uri={unit.uri} />}
        </>
      )}
    </Link>
  );
};

/** The name of a product with its number behind it, or the number alone. */
const ProductLabel = ({ unit: { uri, label } }: Pick<UnitRefLinkProps, 'unit'>) => {
  const name = useProductName(uri);
  if (name === undefined) return <span className="code">{label}</span>;
  return (
    <>
      <span>{name}</span>
      <small className="code product-number">{label}</small>
    </>
  );
};
