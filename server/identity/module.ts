import { identityProblems, identityRights } from '@yuanliu/core/identity';
import type { Module } from '../platform/index.ts';
import type { Authentication } from './sessions/authentication.ts';
import { sessionRoutes } from './sessions/session.routes.ts';

/** What identity needs from outside: the recognition of callers that the HTTP server uses too. */
export interface IdentitySurroundings {
  readonly authentication: Authentication;
  /** The other modules, whose rights the role editor lists and roles may give. */
  readonly others: readonly Pick<Module, 'name' | 'rights'>[];
}

/** Users, departments, roles, rights, sessions and API keys. */
export const identityModule = ({ authentication }: IdentitySurroundings): Module => ({
  name: 'identity',
  routes: sessionRoutes(authentication),
  jobs: [],
  subscribers: [],
  rights: identityRights,
  problems: identityProblems,
});
