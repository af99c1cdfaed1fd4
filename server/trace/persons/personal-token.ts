import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** Begin of every token: where an event says it, a personal value stood. */
const head = 'urn:yuanliu:personal:v1:';

/** Finds tokens in JSON text: the id of the key, and the value under it. */
export const tokenPattern = /"urn:yuanliu:personal:v1:([0-9a-f-]{36}):([\w-]+)"/g;

/**
 * A key is for one value only, so the nonce may follow from it; the same value then gives the same token, and an
 * event that is sent twice stays one event.
 */
const nonceOf = (key: Buffer): Buffer => createHmac('sha256', key).update('nonce').digest().subarray(0, 12);

const tagBytes = 16;

/** The token of a value (JSON text) under its key: AES-256-GCM, the id of the key bound to it. */
export const tokenOf = (id: string, key: Buffer, json: string): string => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(key)).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(json, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${head}${id}:${sealed.toString('base64url')}`;
};

/** The value (JSON text) in a token; undefined where this key did not make it. */
export const openToken = (id: string, key: Buffer, body: string): string | undefined => {
  const sealed = Buffer.from(body, 'base64url');
  if (sealed.length < tagBytes) return undefined;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(key), { authTagLength: tagBytes })
      .setAAD(Buffer.from(id))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([cipher.update(sealed.subarray(0, -tagBytes)), cipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
