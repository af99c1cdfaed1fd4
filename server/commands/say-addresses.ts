import type { Config } from '../platform/config.ts';
import { lanAddresses, machineNames } from '../platform/tls/machine-names.ts';
import type { TlsFiles } from '../platform/tls/tls.ts';

/** Where the product is opened: on this machine, and with our own certificate also on phones, with how to trust it. */
export const addressLines = (
  address: string,
  { host }: Pick<Config, 'host'>,
  tls: TlsFiles | undefined,
): string[] => {
  const lines = [`  打开 · open  ${address}`];
  if (tls?.authority === undefined) return lines;
  const { port } = new URL(address);
  const phones = phoneAddresses(host).map((one) => `https://${bracketed(one)}:${port || '443'}`);
  if (phones.length === 0) {
    lines.push(
      '  手机访问需要设置 HOST=0.0.0.0 · phones need HOST=0.0.0.0',
      `  信任证书 · trust the certificate  ${address}/trust`,
    );
  } else {
    lines.push(
      ...phones.map((one) => `  手机 · phones  ${one}`),
      `  信任证书 · trust the certificate  ${phones[0]}/trust`,
    );
  }
  lines.push(`  证书指纹 · fingerprint  SHA-256 ${tls.authority.fingerprint256}`);
  if (tls.leftOut.length > 0) {
    lines.push(
      `! 本地证书机构不能为这些地址作保：${tls.leftOut.join('、')}。如需要，请删除数据目录中的 tls 文件夹后重新启动，各设备须重新信任。`,
      `! The local authority may not vouch for ${tls.leftOut.join(', ')}. If they are needed, remove the folder tls in the data folder and start again; every device must trust it anew.`,
    );
  }
  return lines;
};

const phoneAddresses = (host: string): string[] => {
  if (/^(?:127\.|::1$|localhost$)/.test(host)) return [];
  return host === '0.0.0.0' || host === '::'
    ? lanAddresses(machineNames(host)).filter((one) => host === '::' || !one.includes(':'))
    : [host];
};

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);
