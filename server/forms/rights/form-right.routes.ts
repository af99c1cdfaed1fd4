import {
  changeFormRights as changeFormRightsEndpoint,
  readFormRights as readFormRightsEndpoint,
} from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { changeFormRights, readFormRights } from './form-rights.ts';

/** What roles may do with forms; `zone` is the enterprise's time zone. */
export const formRightRoutes = (zone: string): readonly Route[] => [
  bind(readFormRightsEndpoint, (ctx, { params }) => readFormRights(ctx, { key: params.form, zone })),
  bind(changeFormRightsEndpoint, (ctx, { params, body }) =>
    changeFormRights(ctx, { key: params.form, zone }, body),
  ),
];
