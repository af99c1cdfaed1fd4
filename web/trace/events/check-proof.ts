import type { EventProof } from '@yuanliu/core/trace';

/** What checking a proof found: all agrees, the content was changed, or the row is not in the log. */
export type ProofFinding = 'right' | 'wrong-leaf' | 'wrong-root';

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const hashOf = async (mark: number, ...parts: readonly Bytes[]): Promise<Bytes> => {
  const whole = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  whole[0] = mark;
  let at = 1;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
};

/** The one spelling of a JSON value (RFC 8785): names in order of their UTF-16 units, no blanks. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};

/**
 * Recomputes a proof in the browser: the leaf is SHA-256(0x00 ‖ canonical JSON), the way to the root that of
 * RFC 9162 §2.1.3.2. Needs a page served over HTTPS or from this machine, as WebCrypto does.
 */
export const checkProof = async (
  proof: Pick<EventProof, 'event' | 'leaf' | 'index' | 'size' | 'root' | 'path'>,
): Promise<ProofFinding> => {
  const leaf = await hashOf(0, new TextEncoder().encode(canonical(proof.event)));
  if (hexOf(leaf) !== proof.leaf) return 'wrong-leaf';
  let [own, last] = [proof.index, proof.size - 1];
  if (own > last) return 'wrong-root';
  let hash = leaf;
  for (const sibling of proof.path.map(bytesOf)) {
    if (last === 0) return 'wrong-root';
    if (own % 2 === 1 || own === last) {
      hash = await hashOf(1, sibling, hash);
      while (own % 2 === 0 && own !== 0) [own, last] = [Math.floor(own / 2), Math.floor(last / 2)];
    } else {
      hash = await hashOf(1, hash, sibling);
    }
    [own, last] = [Math.floor(own / 2), Math.floor(last / 2)];
  }
  return last === 0 && hexOf(hash) === proof.root ? 'right' : 'wrong-root';
};

/** Whether this page may compute hashes. */
export const canCheckProof = (): boolean => window.isSecureContext;
