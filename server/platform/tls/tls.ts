import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';

/** A certificate with its chain and its key, PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** The certificate of this start: the operator's own files, or none. */
export const tlsOf = async ({ tlsCert, tlsKey }: Config): Promise<TlsFiles | undefined> =>
  tlsCert === undefined || tlsKey === undefined
    ? undefined
    : { cert: await readFile(tlsCert, 'utf8'), key: await readFile(tlsKey, 'utf8') };
