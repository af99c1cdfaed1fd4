import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
} from '@peculiar/asn1-x509';

/** Host names and addresses that a certificate speaks for; in an authority, domains and ranges such as 10.0.0.0/8. */
export interface Names {
  readonly dns: readonly string[];
  readonly ip: readonly string[];
}

/** A certificate and its private key, PEM. */
export interface KeyedCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface Lifetime {
  readonly from: Date;
  readonly to: Date;
}

/** Makes an authority that can vouch for `permitted` names only (RFC 5280 §4.2.1.10), and for no other authority. */
export const makeAuthority = (title: string, permitted: Names, lifetime: Lifetime): KeyedCertificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subtrees = generalNames(permitted).map((base) => new GeneralSubtree({ base }));
  return issue({
    title,
    lifetime,
    publicKey,
    privateKey,
    issuer: { name: nameOf(title), key: privateKey, id: keyId(publicKey) },
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
      extension(
        id_ce_nameConstraints,
        new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) }),
        true,
      ),
    ],
  });
};

/** Makes a server's certificate for these names, vouched for by the authority. */
export const makeServerCertificate = (
  authority: KeyedCertificate,
  names: Names,
  lifetime: Lifetime,
): KeyedCertificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const above = new X509Certificate(authority.cert);
  const parsed = AsnConvert.parse(above.raw, Certificate).tbsCertificate;
  const id = keyId(above.publicKey);
  return issue({
    title: names.dns[0] ?? names.ip[0] ?? 'localhost',
    lifetime,
    publicKey,
    privateKey,
    issuer: { name: parsed.subject, key: createPrivateKey(authority.key), id },
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints(), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth]), false),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(generalNames(names)), false),
    ],
  });
};

/** The names that an authority may vouch for, as `makeAuthority` was told. */
export const permittedNames = (cert: string): Names => {
  const { extensions } = AsnConvert.parse(new X509Certificate(cert).raw, Certificate).tbsCertificate;
  const found = extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  if (found === undefined) return { dns: [], ip: [] };
  const { permittedSubtrees } = AsnConvert.parse(found.extnValue.buffer, NameConstraints);
  const bases = [...(permittedSubtrees ?? [])].map(({ base }) => base);
  return {
    dns: bases.flatMap(({ dNSName }) => dNSName ?? []),
    ip: bases.flatMap(({ iPAddress }) => iPAddress ?? []),
  };
};

interface Order {
  readonly title: string;
  readonly lifetime: Lifetime;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly issuer: { readonly name: Name; readonly key: KeyObject; readonly id: ArrayBuffer };
  readonly extensions: readonly Extension[];
}

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';

const issue = ({ title, lifetime, publicKey, privateKey, issuer, extensions }: Order): KeyedCertificate => {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const content = new TBSCertificate({
    version: 2,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: issuer.name,
    subject: nameOf(title),
    validity: new Validity({ notBefore: lifetime.from, notAfter: lifetime.to }),
    subjectPublicKeyInfo: publicKeyInfo(publicKey),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyId(publicKey)), false),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(issuer.id) }),
        false,
      ),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), issuer.key);
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: algorithm,
    signatureValue: buffer(signature),
  });
  return {
    cert: new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

/** Positive, 20 bytes at the most (RFC 5280 §4.1.2.2). */
const serialNumber = (): ArrayBuffer => {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return buffer(bytes);
};

const publicKeyInfo = (key: KeyObject): SubjectPublicKeyInfo =>
  AsnConvert.parse(key.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);

/** SHA-1 of the key's bits: a name, not a proof (RFC 5280 §4.2.1.2). */
const keyId = (key: KeyObject): ArrayBuffer =>
  buffer(
    createHash('sha1')
      .update(Buffer.from(publicKeyInfo(key).subjectPublicKey))
      .digest(),
  );

const commonName = '2.5.4.3';
const organization = '2.5.4.10';

const nameOf = (title: string): Name =>
  new Name(
    [
      [organization, 'Yuanliu'],
      [commonName, title.slice(0, 64)],
    ].map(
      ([type = '', utf8String = '']) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) }),
        ]),
    ),
  );

const generalNames = ({ dns, ip }: Names): GeneralName[] => [
  ...dns.map((dNSName) => new GeneralName({ dNSName })),
  ...ip.map((iPAddress) => new GeneralName({ iPAddress })),
];

const extension = (extnID: string, value: object, critical: boolean): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const buffer = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;
