import { hash } from 'node:crypto';

/** SHA-256 of a pre-hash string (`preHashOf`) as 64 hex digits. */
export const eventHash = (preHash: string): string => hash('sha256', preHash, 'hex');

/** The eventID that CBV 2.0, 8.9 makes of such a hash: `ni:///sha-256;<64 hex digits>?ver=CBV2.0`. */
export const eventIdOfHash = (hex: string): string => `ni:///sha-256;${hex}?ver=CBV2.0`;
