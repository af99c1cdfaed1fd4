import {
  type AuditNames,
  auditRights,
  identityActions,
  identityAuditNames,
  identityProblems,
  identityRights,
  joinAuditActions,
  ownAuditActions,
} from '@yuanliu/core/identity';
import type { Module } from '../platform/index.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { verificationJob } from './audit/verify-audit.ts';
import { departmentRoutes } from './departments/department.routes.ts';
import { keyRoutes } from './keys/key.routes.ts';
import type { RightsCatalogue } from './roles/rights-catalogue.ts';
import { roleRoutes } from './roles/role.routes.ts';
import type { Authentication } from './sessions/authentication.ts';
import { sessionJobs } from './sessions/session.jobs.ts';
import { sessionRoutes } from './sessions/session.routes.ts';
import { userRoutes } from './users/user.routes.ts';

/** What identity needs from outside: the recognition of callers that the HTTP server uses too. */
export interface IdentitySurroundings {
  readonly authentication: Authentication;
  /** The other modules: what roles may give of theirs, and their words for the audit. */
  readonly others: readonly Pick<Module, 'name' | 'rights' | 'auditActions' | 'auditNames'>[];
}

/** Users, departments, roles, rights, sessions, API keys and the audit. */
export const identityModule = ({ authentication, others }: IdentitySurroundings): Module => {
  const rights = [...identityRights, ...auditRights];
  const catalogue: RightsCatalogue = [{ name: 'identity', rights }, ...others];
  const auditActions = joinAuditActions([identityActions, ownAuditActions]);
  const allActions = [auditActions, ...others.map((module) => module.auditActions ?? {})];
  return {
    name: 'identity',
    routes: [
      ...sessionRoutes(authentication),
      ...userRoutes(authentication),
      ...departmentRoutes(authentication),
      ...roleRoutes(authentication, catalogue),
      ...keyRoutes(authentication, catalogue),
      ...auditRoutes({ actions: joinAuditActions(allActions), names: namesOf(catalogue, others) }),
    ],
    jobs: [...sessionJobs, verificationJob],
    subscribers: [],
    rights,
    problems: identityProblems,
    auditActions,
    auditNames: identityAuditNames,
  };
};

const namesOf = (catalogue: RightsCatalogue, others: IdentitySurroundings['others']): AuditNames => {
  const rights = catalogue.flatMap((module) => module.rights.map(({ name, text }) => [name, text] as const));
  const maps = [
    identityAuditNames,
    Object.fromEntries(rights),
    ...others.map(({ auditNames = {} }) => auditNames),
  ];
  return Object.fromEntries(maps.flatMap((names) => Object.entries(names)));
};
