import * as api from '@yuanliu/core/identity';
import { bind, type Route } from '../../platform/index.ts';
import { bindChanging } from '../bind-changing.ts';
import type { RightsCatalogue } from '../roles/rights-catalogue.ts';
import type { Authentication } from '../sessions/authentication.ts';
import { createKey } from './create-key.ts';
import { listKeys } from './present-keys.ts';
import { revokeKey } from './revoke-key.ts';

/** API keys. */
export const keyRoutes = (authentication: Authentication, catalogue: RightsCatalogue): Route[] => {
  const change = bindChanging(authentication);
  return [
    bind(api.listKeys, (ctx, { query }) => listKeys(ctx, query)),
    bind(api.createKey, (ctx, { body }) => createKey(ctx, body, catalogue)),
    change(api.revokeKey, (ctx, { params }) => revokeKey(ctx, params.id)),
  ];
};
