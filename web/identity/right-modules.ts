import type { listRights } from '@yuanliu/core/identity';
import type { ReplyOf, Text } from '@yuanliu/core/platform';
import { moduleTitle } from './right-groups.ts';

/** A right as the catalogue has it. */
export type KnownRight = ReplyOf<typeof listRights>['modules'][number]['rights'][number];

/** The rights of a module under its name. */
export interface RightModule {
  readonly module: string;
  readonly title: Text;
  readonly rights: readonly KnownRight[];
}

/** The catalogue with the names of the modules; modules without rights are left out. */
export const rightModules = (catalogue: ReplyOf<typeof listRights> | undefined): readonly RightModule[] =>
  (catalogue?.modules ?? [])
    .filter(({ rights }) => rights.length > 0)
    .map(({ module, rights }) => ({
      module,
      rights,
      title: moduleTitle(module),
    }));
