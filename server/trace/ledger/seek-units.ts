import { identityOf, serialRunOf } from '@yuanliu/core/codes';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { productsNamed } from '../epcis/master-data/names-of.ts';
import { urisOf } from '../genealogy/resolve-unit.ts';

/** Units beyond this are too many to look for; the text has to be longer. */
const mostSought = 500;
const mostProducts = 20;

/**
 * The numbers of the units that a text may mean: any code or URI, the runs that hold the serial it names, and every
 * unit whose label begins so; products whose name contains it, and their lots. At most `most`.
 */
export const seekUnits = async (db: Db, text: string, most = mostSought): Promise<number[]> => {
  const uris = urisOf(text.trim());
  const pattern = `${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const places = uris.flatMap((uri) => {
    const identity = identityOf(uri);
    const place = identity.ok ? serialRunOf(identity.value) : undefined;
    return place === undefined || place.number >= 2n ** 63n ? [] : [place];
  });
  const products = text.trim().length < 2 ? [] : await productsNamed(db, text.trim(), mostProducts);
  const rows = await db.rows(sql<{ nr: string }>`
    (select nr from units where uri = any(${uris}::text[]))
    union
    (select nr from units where label like ${pattern} limit ${most})
    union
    (select nr from units where uri = any(${products}::text[]))
    union
    (select l.nr from units c join units l on l.class_nr = c.nr and l.kind = 'lot'
     where c.uri = any(${products}::text[]) order by l.nr desc limit ${most})
    union
    (select l.unit_nr from units c join unit_classes l on l.class_nr = c.nr
     where c.uri = any(${products}::text[]) order by l.unit_nr desc limit ${most})
    union
    (select r.nr
     from unnest(${places.map(({ space }) => space)}::text[],
                 ${places.map(({ number }) => String(number))}::bigint[]) as sought (space, number),
          generate_series(0, 62) as sized (magnitude)
     join lateral (
       select nr from units
       where kind = 'run' and space = sought.space and magnitude = sized.magnitude and low <= sought.number
         and low > sought.number - (1::bigint << sized.magnitude) and high >= sought.number) r on true
     limit ${most})
    limit ${most}`);
  return rows.map(({ nr }) => Number(nr));
};
