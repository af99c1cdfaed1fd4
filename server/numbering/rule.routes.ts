import * as api from '@yuanliu/core/numbering';
import { bind, type Route } from '../platform/index.ts';
import { changeRule } from './change-rule.ts';
import { createRule } from './create-rule.ts';
import { listRules, previewRule, readRule } from './read-rules.ts';
import { setNextValue } from './set-next-value.ts';

/** The endpoints of serial rules; `zone` is the enterprise's time zone. */
export const ruleRoutes = (zone: string): Route[] => [
  bind(api.listRules, (ctx, { query }) => listRules(ctx, query, zone)),
  bind(api.readRule, (ctx, { params }) => readRule(ctx, params.id, zone)),
  bind(api.createRule, (ctx, { body }) => createRule(ctx, body)),
  bind(api.changeRule, (ctx, { params, body: { version, ...definition } }) =>
    changeRule(ctx, { id: params.id, version, definition, zone }),
  ),
  bind(api.setNextValue, (ctx, { params, body }) => setNextValue(ctx, { ...body, id: params.id, zone })),
  bind(api.previewRule, (ctx, { body }) => previewRule(ctx, body, zone)),
];
