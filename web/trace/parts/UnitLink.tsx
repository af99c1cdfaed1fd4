import { Link } from '@tanstack/react-router';

/** A unit as other things name it. */
export interface NamedUnit {
  readonly uri: string;
  /** Lot number, serial, key. */
  readonly label: string;
}

/** The page of a unit of which only the URI is known. */
export const unitAddress = (uri: string) => ({ to: '/units', search: { open: uri } }) as const;

/** A unit by what people know it by; opens its page. */
export const UnitLink = ({ unit: { uri, label } }: { readonly unit: NamedUnit }) => (
  <Link {...unitAddress(uri)} className="code" title={uri}>
    {label}
  </Link>
);
