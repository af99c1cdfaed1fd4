import { hash, randomBytes, randomInt } from 'node:crypto';

/** A token of 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token. Plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/** Letters and digits that are not taken for one another on paper: no 0 O 1 l I. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

const readableLetters = (count: number): string =>
  Array.from({ length: count }, () => readable.charAt(randomInt(readable.length))).join('');

/** A password made for somebody, to be read out or typed: four groups of four, 93 bits. */
export const newPassword = (): string => Array.from({ length: 4 }, () => readableLetters(4)).join('-');

/** The part of an API key that is shown in lists and finds it. */
export const newKeyPrefix = (): string => readableLetters(8);
