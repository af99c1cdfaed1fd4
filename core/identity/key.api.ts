import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { z } from 'zod';
import { beyondOwnRights, sessionNeeded } from './identity.problems.ts';
import { changeKeys, seeKeys } from './identity.rights.ts';

/** How a key stands: usable, past its time, or revoked (whether or not its time has come). */
export const keyStates = ['active', 'expired', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What is shown of the key: `ylk_` and these letters. */
  prefix: z.string(),
  userId: z.uuid(),
  userName: z.string(),
  /** The keys of a deactivated user open nothing. */
  userActive: z.boolean(),
  rights: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** Null for never. */
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean() }),
});
export type ApiKey = z.output<typeof apiKey>;

export const listKeys = endpoint({
  id: 'identity.list-keys',
  method: 'GET',
  path: '/api/keys',
  needs: seeKeys,
  summary: { zh: 'API 密钥列表，最新的在前', en: 'List API keys, the newest first' },
  query: pageQuery.extend({
    search: z
      .string()
      .max(100)
      .optional()
      .describe('名称、前缀或所属用户的一部分 / part of the name, the prefix or the owner’s name'),
    state: z.enum(keyStates).optional(),
    userId: z.uuid().optional().describe('只看某个用户的密钥 / the keys of one user'),
  }),
  reply: pageOf(apiKey).extend({ can: z.object({ create: z.boolean() }) }),
});

export const createKey = endpoint({
  id: 'identity.create-key',
  method: 'POST',
  path: '/api/keys',
  needs: changeKeys,
  summary: {
    zh: '以自己的名义创建 API 密钥；密钥只显示这一次',
    en: 'Make an API key in your own name; it is shown this once',
  },
  body: z.strictObject({
    name: z.string().min(1).max(60).regex(/\S/),
    rights: z.array(z.string().max(100)).min(1).max(500),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  reply: z.object({ id: z.uuid(), key: z.string() }),
  problems: [beyondOwnRights, sessionNeeded],
});

export const revokeKey = endpoint({
  id: 'identity.revoke-key',
  method: 'POST',
  path: '/api/keys/:id/revoke',
  needs: changeKeys,
  summary: { zh: '吊销 API 密钥', en: 'Revoke an API key' },
  params: z.strictObject({ id: z.uuid() }),
  reply: 'nothing',
  row: 'identity.key',
});
