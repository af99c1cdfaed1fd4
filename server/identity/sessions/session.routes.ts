import * as api from '@yuanliu/core/identity';
import { bind, type Route } from '../../platform/index.ts';
import { bindChanging } from '../bind-changing.ts';
import { actingSession } from './actor-grants.ts';
import type { Authentication } from './authentication.ts';
import { changeMe } from './change-me.ts';
import { changeMyPassword } from './change-my-password.ts';
import { endMySession, signOut, signOutEverywhere } from './end-sessions.ts';
import { seeMe } from './me.ts';
import { sendSessionCookie, sessionCookie } from './session-cookie.ts';
import { listSessions } from './session.store.ts';
import { signIn } from './sign-in.ts';

/** Signing in and out, and one's own account. */
export const sessionRoutes = (authentication: Authentication): Route[] => {
  const change = bindChanging(authentication);
  return [
    bind(api.signIn, async (ctx, { body }, http) => {
      const { me, token } = await signIn(ctx, body);
      sendSessionCookie(http, token);
      return me;
    }),
    change(api.signOut, async (ctx, _, http) => {
      await signOut(ctx);
      http.clearCookie(sessionCookie);
    }),
    change(api.signOutEverywhere, async (ctx, _, http) => {
      await signOutEverywhere(ctx);
      http.clearCookie(sessionCookie);
    }),
    bind(api.seeMe, (ctx) => seeMe(ctx)),
    change(api.changeMe, (ctx, { body }) => changeMe(ctx, body)),
    change(api.changeMyPassword, async (ctx, { body }, http) =>
      sendSessionCookie(http, await changeMyPassword(ctx, body)),
    ),
    bind(api.listMySessions, async (ctx) => {
      const { actor, db, clock } = ctx;
      const rows = await listSessions(db, actingSession(actor).userId, clock.now());
      return {
        rows: rows.map((row) => ({
          ...row,
          createdAt: row.createdAt.toISOString(),
          seenAt: row.seenAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
          current: row.id === actor.credentialId,
        })),
      };
    }),
    change(api.endMySession, (ctx, { params }) => endMySession(ctx, params.id)),
  ];
};
