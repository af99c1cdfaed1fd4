import { createHash } from 'node:crypto';

/** SHA-256 of a pre-hash string (`preHashOf`): 32 bytes. */
export const eventHash = (preHash: string): Buffer => createHash('sha256').update(preHash, 'utf8').digest();

/** The eventID that CBV 2.0, 8.9 makes of such a hash: `ni:///sha-256;<64 hex digits>?ver=CBV2.0`. */
export const eventIdOfHash = (hash: Buffer): string => `ni:///sha-256;${hash.toString('hex')}?ver=CBV2.0`;
