import { createHash } from 'node:crypto';

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

/** Bytes of every hash in a tree. */
export const hashBytes = 32;

/** The hash of a leaf: SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export const leafHash = (data: Uint8Array): Buffer =>
  createHash('sha256').update(leafMark).update(data).digest();

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(nodeMark).update(left).update(right).digest();
