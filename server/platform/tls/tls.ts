import type { X509Certificate } from 'node:crypto';
import os from 'node:os';
import type { Config } from '../config.ts';
import type { KeyedCertificate } from './certificate.ts';
import { machineNames } from './machine-names.ts';
import { readOwnCertificate } from './own-certificate.ts';

/** A certificate with its chain and its key, PEM. */
export interface TlsFiles extends KeyedCertificate {
  /** The authority of our own that vouches for it; absent for the operator's own certificate. */
  readonly authority?: X509Certificate;
  /** Names and addresses of this machine that the authority may not vouch for. */
  readonly leftOut: readonly string[];
}

type TlsSettings = Pick<Config, 'tls' | 'tlsCert' | 'tlsKey' | 'host'>;

/** The certificate of this moment: the operator's own files, one of our local authority, or none. Error: Refusal. */
export const tlsOf = async (
  { tls, tlsCert, tlsKey, host }: TlsSettings,
  dataDir: string,
): Promise<TlsFiles | undefined> => {
  const now = new Date();
  if (tlsCert !== undefined && tlsKey !== undefined)
    return { ...(await readOwnCertificate({ tlsCert, tlsKey }, now)), leftOut: [] };
  if (tls === 'off') return undefined;
  // Loaded where it is used: making certificates brings 4 MB along.
  const { localCertificate, tlsFolder } = await import('./local-certificate.ts');
  return localCertificate(tlsFolder(dataDir), {
    names: machineNames(host),
    title: `源流 Yuanliu · ${os.hostname()}`,
    now,
  });
};
