import net from 'node:net';
import type { Text } from '@yuanliu/core/platform';
import { z } from 'zod';

/** One setting as it is read from the environment; the docs' table is made from these. */
export interface Setting {
  readonly name: string;
  /** What holds when it is absent, as the docs say it. */
  readonly standard: string;
  readonly text: Text;
  /** What a wrong value is told. */
  readonly wrong: Text;
  readonly form: z.ZodType;
}

const setting = <F extends z.ZodType>(definition: Setting & { readonly form: F }) => definition;

const port = z.coerce.number().int().min(0).max(65_535);
const blank = (value: unknown): unknown => (value === '' ? undefined : value);

const namedNetworks = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** An address, a network, or a name that Fastify knows a network by. */
const isProxyAddress = (text: string): boolean =>
  namedNetworks.has(text) ||
  net.isIP(text) !== 0 ||
  z.union([z.cidrv4(), z.cidrv6()]).safeParse(text).success;

const settings = {
  port: setting({
    name: 'PORT',
    standard: '3000',
    text: { zh: '网页和接口的端口', en: 'port of the pages and the API' },
    wrong: { zh: '应为 0–65535 的整数', en: 'must be a whole number from 0 to 65535' },
    form: port.default(3000),
  }),
  host: setting({
    name: 'HOST',
    standard: '127.0.0.1',
    text: {
      zh: '监听地址；0.0.0.0 表示对局域网开放',
      en: 'address to listen on; 0.0.0.0 opens it to the network',
    },
    wrong: { zh: '应为地址', en: 'must be an address' },
    form: z.string().min(1).default('127.0.0.1'),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    standard: '',
    text: {
      zh: '对外网址，如 https://trace.example.com：用于邮件里的链接；为 https 时 Cookie 只走加密连接',
      en: 'address from outside such as https://trace.example.com: for links in mails; with https, cookies travel encrypted only',
    },
    wrong: {
      zh: '应为 http:// 或 https:// 开头的网址',
      en: 'must be a URL that begins with http:// or https://',
    },
    form: z
      .string()
      .regex(/^https?:\/\/[^\s/]+/)
      .optional(),
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    standard: './data',
    text: {
      zh: '数据目录：内置数据库、文件、证书',
      en: 'data folder: embedded database, files, certificates',
    },
    wrong: { zh: '应为目录路径', en: 'must be a folder' },
    form: z.string().min(1).optional(),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    standard: '（内置 / embedded）',
    text: { zh: '企业自有的 PostgreSQL（15 及以上）', en: "the enterprise's own PostgreSQL (15 or newer)" },
    wrong: {
      zh: '应为 postgres://用户:密码@主机:5432/数据库',
      en: 'must be postgres://user:password@host:5432/database',
    },
    form: z
      .string()
      .regex(/^postgres(?:ql)?:\/\/.+/)
      .optional(),
  }),
  databasePool: setting({
    name: 'DATABASE_POOL',
    standard: '10',
    text: { zh: '数据库连接数上限', en: 'database connections at the most' },
    wrong: { zh: '应为 2–200 的整数', en: 'must be a whole number from 2 to 200' },
    form: z.coerce.number().int().min(2).max(200).default(10),
  }),
  databasePrepared: setting({
    name: 'DATABASE_PREPARED',
    standard: 'on',
    text: {
      zh: '使用预备语句；连接池会丢弃它们时设为 off',
      en: 'prepared statements; off where a pooler forgets them',
    },
    wrong: { zh: '应为 on 或 off', en: 'must be on or off' },
    form: z.enum(['on', 'off']).default('on'),
  }),
  adminPassword: setting({
    name: 'ADMIN_PASSWORD',
    standard: '（首次启动时生成 / made at first start）',
    text: {
      zh: '首次启动时管理员 admin 的密码',
      en: 'password of the administrator `admin` at the first start',
    },
    wrong: { zh: '至少 8 个字符', en: 'needs at least 8 characters' },
    form: z.string().min(8).optional(),
  }),
  demo: setting({
    name: 'DEMO',
    standard: 'none',
    text: {
      zh: '首次启动时装入的演示企业（目前没有）',
      en: 'demo enterprise to load at the first start (there is none yet)',
    },
    wrong: { zh: '目前只能是 none', en: 'can only be none for now' },
    form: z.enum(['none']).default('none'),
  }),
  tls: setting({
    name: 'TLS',
    standard: 'off',
    text: {
      zh: 'local：生成本地证书，供局域网手机使用摄像头',
      en: 'local: makes a local certificate, so that phones on the network may use their camera',
    },
    wrong: { zh: '应为 off 或 local', en: 'must be off or local' },
    form: z.enum(['off', 'local']).default('off'),
  }),
  tlsCert: setting({
    name: 'TLS_CERT',
    standard: '',
    text: { zh: '自有证书文件（PEM，含链）', en: 'own certificate file (PEM, with chain)' },
    wrong: { zh: '应为文件路径', en: 'must be a file' },
    form: z.string().optional(),
  }),
  tlsKey: setting({
    name: 'TLS_KEY',
    standard: '',
    text: { zh: '自有证书的私钥文件（PEM）', en: 'key file of the own certificate (PEM)' },
    wrong: { zh: '应为文件路径', en: 'must be a file' },
    form: z.string().optional(),
  }),
  trustedProxies: setting({
    name: 'TRUSTED_PROXIES',
    standard: '',
    text: {
      zh: '可信反向代理的地址，逗号分隔',
      en: 'addresses of trusted reverse proxies, separated by commas',
    },
    wrong: {
      zh: '应为逗号分隔的 IP 地址或网段，如 10.0.0.1,192.168.0.0/16',
      en: 'must be IP addresses or networks separated by commas, such as 10.0.0.1,192.168.0.0/16',
    },
    form: z
      .string()
      .default('')
      .transform((list) =>
        list
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      )
      .refine((list) => list.every(isProxyAddress)),
  }),
  requestsPerMinute: setting({
    name: 'RATE_LIMIT',
    standard: '6000',
    text: {
      zh: '每个地址每分钟的请求上限，0 为不限',
      en: 'requests a minute from one address, 0 for no limit',
    },
    wrong: { zh: '应为不小于 0 的整数', en: 'must be a whole number, 0 or more' },
    form: z.coerce.number().int().min(0).default(6000),
  }),
  fileLimit: setting({
    name: 'FILE_LIMIT',
    standard: '200',
    text: { zh: '单个附件的上限，MiB', en: 'most bytes of one uploaded file, in MiB' },
    wrong: { zh: '应为 1 到 4096 的整数', en: 'must be a whole number from 1 to 4096' },
    form: z.coerce.number().int().min(1).max(4096).default(200),
  }),
  metrics: setting({
    name: 'METRICS',
    standard: 'local',
    text: {
      zh: '/metrics 对谁开放：local 仅本机，open 所有人',
      en: 'who may read /metrics: local, this machine only; open, everybody',
    },
    wrong: { zh: '应为 local 或 open', en: 'must be local or open' },
    form: z.enum(['local', 'open']).default('local'),
  }),
  smtpUrl: setting({
    name: 'SMTP_URL',
    standard: '',
    text: {
      zh: '发信服务器，如 smtps://用户:授权码@smtp.example.com',
      en: 'mail server, such as smtps://user:password@smtp.example.com',
    },
    wrong: { zh: '应以 smtp:// 或 smtps:// 开头', en: 'must begin with smtp:// or smtps://' },
    form: z
      .string()
      .regex(/^smtps?:\/\/.+/)
      .optional(),
  }),
  mailFrom: setting({
    name: 'MAIL_FROM',
    standard: '源流 <yuanliu@localhost>',
    text: { zh: '发件人', en: 'sender of mails' },
    wrong: { zh: '应为发件人', en: 'must be a sender' },
    form: z.string().default('源流 <yuanliu@localhost>'),
  }),
  timeZone: setting({
    name: 'TIME_ZONE',
    standard: 'Asia/Shanghai',
    text: { zh: '企业所在时区', en: 'time zone of the enterprise' },
    wrong: {
      zh: '应为时区名称，例如 Asia/Shanghai',
      en: 'must be the name of a time zone such as Asia/Shanghai',
    },
    form: z
      .string()
      .refine((name) => Intl.supportedValuesOf('timeZone').includes(name))
      .default('Asia/Shanghai'),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    standard: 'warn',
    text: { zh: '日志级别：debug、info、warn、error', en: 'log level: debug, info, warn, error' },
    wrong: { zh: '应为 debug、info、warn 或 error', en: 'must be debug, info, warn or error' },
    form: z.enum(['debug', 'info', 'warn', 'error']).default('warn'),
  }),
} as const;

const configForm = z.object({
  port: settings.port.form,
  host: settings.host.form,
  publicUrl: settings.publicUrl.form,
  dataDir: settings.dataDir.form,
  databaseUrl: settings.databaseUrl.form,
  databasePool: settings.databasePool.form,
  databasePrepared: settings.databasePrepared.form,
  adminPassword: settings.adminPassword.form,
  demo: settings.demo.form,
  tls: settings.tls.form,
  tlsCert: settings.tlsCert.form,
  tlsKey: settings.tlsKey.form,
  trustedProxies: settings.trustedProxies.form,
  requestsPerMinute: settings.requestsPerMinute.form,
  fileLimit: settings.fileLimit.form,
  metrics: settings.metrics.form,
  smtpUrl: settings.smtpUrl.form,
  mailFrom: settings.mailFrom.form,
  timeZone: settings.timeZone.form,
  logLevel: settings.logLevel.form,
});

/** The settings of a start, validated. */
export type Config = Readonly<z.output<typeof configForm>>;

/** All settings, in the order of the docs' table. */
export const settingList: readonly Setting[] = Object.values(settings);

/** Settings that do not hold; `lines` has one sentence a setting, in both languages. */
export class ConfigError extends Error {
  readonly lines: readonly Text[];

  constructor(lines: readonly Text[]) {
    super(lines.map(({ en }) => en).join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/** Reads the settings from an environment; refuses with all that is wrong at once. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(settings).map(([key, { name }]) => [key, blank(environment[name])]),
  );
  const wrong = Object.entries(settings).flatMap(([key, { name, form, wrong: text }]) =>
    form.safeParse(given[key]).success
      ? []
      : [{ zh: `环境变量 ${name} ${text.zh}。`, en: `The environment variable ${name} ${text.en}.` }],
  );
  if ((given['tlsCert'] === undefined) !== (given['tlsKey'] === undefined)) {
    wrong.push({
      zh: 'TLS_CERT 与 TLS_KEY 必须同时设置。',
      en: 'TLS_CERT and TLS_KEY must be set together.',
    });
  }
  if (wrong.length > 0) throw new ConfigError(wrong);
  return configForm.parse(given);
};
