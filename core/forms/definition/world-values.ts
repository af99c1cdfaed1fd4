import { contextOf, type Value } from '../../expression/index.ts';
import { localTime } from '../../platform/index.ts';
import { dayToFeel, momentToFeel } from '../field-types/feel.ts';

/** Who acts. */
export interface ActingUser {
  readonly id: string;
  readonly name: string;
  /** Id of the department; null outside of all. */
  readonly department: string | null;
  /** Keys or names of the roles. */
  readonly roles: readonly string[];
}

/** Who acts, and when. */
export interface ActingWorld {
  readonly user: ActingUser;
  readonly now: Date;
  /** The zone that says which day today is (IANA name). */
  readonly zone: string;
}

/** The values of `user`, `today` and `now`. */
export const worldValues = ({ user, now, zone }: ActingWorld): ReadonlyMap<string, Value> =>
  new Map<string, Value>([
    [
      'user',
      contextOf([
        ['id', user.id],
        ['name', user.name],
        ['department', user.department],
        ['roles', user.roles],
      ]),
    ],
    ['today', dayToFeel(localTime(now, zone).day)],
    ['now', momentToFeel(now.toISOString(), zone)],
  ]);
