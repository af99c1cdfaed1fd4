import type { X509Certificate } from 'node:crypto';

/** The certificate as a configuration profile of iPhone, iPad and Mac, which offer to install it when it is opened. */
export const iosProfile = (authority: X509Certificate, host: string): string => {
  const id = authority.fingerprint256.replaceAll(':', '');
  const title = xml(`源流 Yuanliu ${host}`);
  const lines = authority.raw.toString('base64').match(/.{1,64}/g) ?? [];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>yuanliu.trust.${id.slice(0, 16).toLowerCase()}</string>
  <key>PayloadUUID</key><string>${uuidOf(id.slice(0, 32))}</string>
  <key>PayloadDisplayName</key><string>${title}</string>
  <key>PayloadDescription</key><string>信任本企业源流服务器的证书 · Trusts the certificate of this enterprise's Yuanliu server</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>yuanliu.trust.${id.slice(0, 16).toLowerCase()}.root</string>
      <key>PayloadUUID</key><string>${uuidOf(id.slice(32))}</string>
      <key>PayloadDisplayName</key><string>${title}</string>
      <key>PayloadContent</key>
      <data>
${lines.join('\n')}
      </data>
    </dict>
  </array>
</dict>
</plist>
`;
};

/** The same certificate always gives the same id, so that a second installation replaces the first. */
const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that stands in XML or HTML. */
export const xml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
