import type { HttpReply } from '../../platform/index.ts';
import { sessionTimes } from './session-times.ts';

/** The cookie that carries a session's token. */
export const sessionCookie = 'yuanliu_session';

/** Hands out a session's token. */
export const sendSessionCookie = (reply: HttpReply, token: string): void =>
  reply.setCookie(sessionCookie, token, { maxAgeSeconds: sessionTimes.absolute / 1_000 });
