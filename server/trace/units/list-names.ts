import { seeEvents, seeUnits } from '@yuanliu/core/trace';
import { noRight, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { hasRight, scopeBeside } from '../../identity/index.ts';
import type { Ctx, Db, Scope } from '../../platform/index.ts';
import { namesOf, productNamesOf } from '../epcis/master-data/names-of.ts';
import { eventWithin, unitWithin } from './unit-scope.ts';

/** Names by URI. */
export interface NamesFound {
  readonly names: Record<string, string>;
  readonly products: Record<string, string>;
}

/**
 * What master data calls places, parties and products. Who sees units is told all; who sees events alone what a visible
 * event names. Throws `noRight` for whoever sees neither.
 */
export const listNames = async (ctx: Ctx, uris: readonly string[]): Promise<NamesFound> => {
  const told = (await hasRight(ctx, seeUnits)) ? uris : await namedVisibly(ctx, uris);
  return {
    names: Object.fromEntries(await namesOf(ctx.db, told)),
    products: Object.fromEntries(await productNamesOf(ctx.db, told)),
  };
};

const namedVisibly = async (ctx: Ctx, uris: readonly string[]): Promise<string[]> => {
  if (!(await hasRight(ctx, seeEvents)))
    throw new Problem(noRight, { right: seeUnits.name, ...seeUnits.text });
  return namedWithin(ctx.db, await scopeBeside(ctx, seeEvents), uris);
};

/** Those that an event of the scope names, as a thing, a place, a party or a document. */
const namedWithin = async (db: Db, scope: Scope, uris: readonly string[]): Promise<string[]> => {
  const rows = await db.rows(sql<{ uri: string }>`
    select asked.uri from unnest(${[...new Set(uris)]}::text[]) as asked (uri)
    where exists (select from events e where e.biz_location = asked.uri and ${eventWithin(scope, 'e')})
      or exists (select from events e where e.read_point = asked.uri and ${eventWithin(scope, 'e')})
      or exists (select from event_references r join events e on e.nr = r.event_nr
        where r.value = asked.uri and ${eventWithin(scope, 'e')})
      or exists (select from units u where u.uri = asked.uri and ${unitWithin(scope, 'u.nr')})`);
  return rows.map(({ uri }) => uri);
};
