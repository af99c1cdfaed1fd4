import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Text } from '@yuanliu/core/platform';
import { Refusal } from '../refusal.ts';
import type { KeyedCertificate } from './certificate.ts';

/** Reads the operator's own certificate and key. Error: Refusal that says which file is wrong and how. */
export const readOwnCertificate = async (
  { tlsCert, tlsKey }: { readonly tlsCert: string; readonly tlsKey: string },
  now: Date,
): Promise<KeyedCertificate> => {
  const cert = await read('TLS_CERT', tlsCert);
  const key = await read('TLS_KEY', tlsKey);
  const certificate = attempt(() => new X509Certificate(cert), {
    zh: `TLS_CERT=${tlsCert} 不是 PEM 格式的证书，请换成以 -----BEGIN CERTIFICATE----- 开头的文件。`,
    en: `TLS_CERT=${tlsCert} is no certificate in PEM: use the file that begins with -----BEGIN CERTIFICATE-----.`,
  });
  const privateKey = attempt(() => createPrivateKey(key), {
    zh: `TLS_KEY=${tlsKey} 不是 PEM 格式的私钥，或有密码保护，请换成无密码的私钥文件。`,
    en: `TLS_KEY=${tlsKey} is no private key in PEM, or has a password: use a key file without one.`,
  });
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Refusal({
      zh: `TLS_KEY=${tlsKey} 与证书 TLS_CERT=${tlsCert} 不匹配，请使用申请该证书时的私钥。`,
      en: `TLS_KEY=${tlsKey} does not belong to the certificate TLS_CERT=${tlsCert}: use the key it was requested with.`,
    });
  }
  const ends = certificate.validToDate;
  if (ends < now) {
    const day = ends.toISOString().slice(0, 10);
    throw new Refusal({
      zh: `证书 TLS_CERT=${tlsCert} 已于 ${day} 过期，请换上新证书。`,
      en: `The certificate TLS_CERT=${tlsCert} expired on ${day}: put a new one in its place.`,
    });
  }
  return { cert, key };
};

const read = (setting: string, file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new Refusal(
      {
        zh: `无法读取 ${setting}=${file}，请检查路径和权限。`,
        en: `${setting}=${file} cannot be read: check the path and its permissions.`,
      },
      { cause: error },
    );
  });

const attempt = <R>(work: () => R, text: Text): R => {
  try {
    return work();
  } catch (error) {
    throw new Refusal(text, { cause: error });
  }
};
