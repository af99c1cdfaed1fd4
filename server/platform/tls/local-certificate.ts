import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import {
  type KeyedCertificate,
  makeAuthority,
  makeServerCertificate,
  type Names,
  permittedNames,
} from './certificate.ts';
import { isPermitted, permittedFor } from './machine-names.ts';

/** The certificate of a local server and the authority behind it. */
export interface LocalCertificate extends KeyedCertificate {
  readonly authority: X509Certificate;
  /** Names and addresses of this machine that the authority, as it was made, may not vouch for. */
  readonly leftOut: readonly string[];
}

const day = 86_400_000;
const authorityDays = 3_652;
/** Phones refuse more than 398 days from some authorities and 825 from any. */
const serverDays = 397;
const renewedWithin = 30 * day;
/** Clocks of phones are often a little behind. */
const backdated = day;

/** Where the local authority and its certificate lie. */
export const tlsFolder = (dataDir: string): string => path.join(dataDir, 'tls');

/**
 * The certificate for these names, from the authority of this data folder; both are made when they are missing, the
 * certificate also when names have come or fewer than 30 days are left. The authority is kept for ten years: it is
 * what the phones trust.
 */
export const localCertificate = async (
  folder: string,
  { names, title, now }: { readonly names: Names; readonly title: string; readonly now: Date },
): Promise<LocalCertificate> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const from = new Date(now.getTime() - backdated);
  const authority = await readOrMake(folder, 'ca', {
    isGood: ({ cert }) => daysLeft(new X509Certificate(cert), now) > serverDays,
    make: () => makeAuthority(title, permittedFor(names), { from, to: later(now, authorityDays) }),
  });
  const above = new X509Certificate(authority.cert);
  const permitted = permittedNames(authority.cert);
  const all = [...names.dns, ...names.ip];
  const covered = {
    dns: names.dns.filter((name) => isPermitted(permitted, name)),
    ip: names.ip.filter((name) => isPermitted(permitted, name)),
  };
  const server = await readOrMake(folder, 'server', {
    isGood: ({ cert }) => isGoodFor(new X509Certificate(cert), { above, names: covered, now }),
    make: () => makeServerCertificate(authority, covered, { from, to: later(now, serverDays) }),
  });
  return {
    cert: `${server.cert.trimEnd()}\n${authority.cert}`,
    key: server.key,
    authority: above,
    leftOut: all.filter((name) => !isPermitted(permitted, name)),
  };
};

const later = (now: Date, days: number): Date => new Date(now.getTime() + days * day);

/** Days until a certificate ends; negative when it has. */
export const daysLeft = (certificate: X509Certificate, now: Date): number =>
  Math.floor((certificate.validToDate.getTime() - now.getTime()) / day);

interface Wanted {
  readonly above: X509Certificate;
  readonly names: Names;
  readonly now: Date;
}

const isGoodFor = (certificate: X509Certificate, { above, names, now }: Wanted): boolean =>
  certificate.verify(above.publicKey) &&
  certificate.validFromDate <= now &&
  certificate.validToDate.getTime() - now.getTime() > renewedWithin &&
  names.dns.every((name) => certificate.checkHost(name, { subject: 'never' }) !== undefined) &&
  names.ip.every((address) => certificate.checkIP(address) !== undefined);

const readOrMake = async (
  folder: string,
  name: string,
  { isGood, make }: { isGood: (pair: KeyedCertificate) => boolean; make: () => KeyedCertificate },
): Promise<KeyedCertificate> => {
  const [certFile, keyFile] = [path.join(folder, `${name}.crt`), path.join(folder, `${name}.key`)];
  const [cert, key] = await Promise.all([certFile, keyFile].map(readIfThere));
  if (cert !== undefined && key !== undefined && isGood({ cert, key })) return { cert, key };
  const made = make();
  await writePrivately(keyFile, made.key);
  await writePrivately(certFile, made.cert);
  return made;
};

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });

const writePrivately = async (file: string, text: string): Promise<void> => {
  const handle = await open(`${file}.partial`, 'w', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(`${file}.partial`, file);
};
