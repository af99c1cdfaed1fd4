import { Link } from '@tanstack/react-router';
import { fillName } from './fill-name.ts';
import { useWritten } from './use-written.ts';

/** A unit as other things name it. */
export interface NamedUnit {
  readonly uri: string;
  /** Lot number, serial, key. */
  readonly label: string;
}

/** The page of a unit of which only the URI is known. */
const unitAddress = (uri: string) => ({ to: '/units', search: { open: uri } }) as const;

/** A unit by what people know it by; opens its page. */
export const UnitLink = ({ unit }: { readonly unit: NamedUnit }) => {
  const written = useWritten();
  // A fill is told on the page of its vessel.
  const fill = fillName(unit.uri);
  return (
    <Link
      {...unitAddress(fill?.vesselUri ?? unit.uri)}
      className={fill === undefined ? 'code' : undefined}
      title={unit.uri}
    >
      {written.unit(unit)}
    </Link>
  );
};
