import type { Text } from '@yuanliu/core/platform';
import { ConfigError, type Config, readConfig } from '../platform/config.ts';
import { dataDirOf } from '../platform/data-dir.ts';
import { hasEmbeddedDatabase } from '../platform/database-home.ts';
import { type Check, type Finding, lookAt, ok } from '../platform/doctor/check.ts';
import { databaseChecks } from '../platform/doctor/database-checks.ts';
import { dataFolderCheck, deskCheck, nodeCheck, portCheck } from '../platform/doctor/machine-checks.ts';
import { certificateCheck, mailCheck } from '../platform/doctor/network-checks.ts';
import { deskFolder, isDeskStale } from './build-web.ts';
import type { Command, CommandInput } from './command.ts';
import { explain } from './explain.ts';
import { migrationsFolder, openHome, type OpenProduct } from './open-product.ts';
import { projectionCheck } from './projection-check.ts';

/** Tables that the application may only add to. */
const appendOnly = [
  'audit_entries',
  'audit_verifications',
  'sealed_chunks',
  'sealed_chunk_stamps',
  'events',
  'event_contexts',
  'event_voids',
  'event_flows',
  'units',
  'incidences',
  'event_references',
  'event_fields',
  'event_marks',
  'ledger_verifications',
];

/** Says of everything the product stands on whether it is in order, and what to do where it is not. */
export const doctor: Command = async ({ environment, say }) => {
  const found: Finding[] = [];
  const report = async (check: Check): Promise<void> => {
    const finding = await lookAt(check, sentence);
    found.push(finding);
    for (const line of linesOf(check.name, finding)) say(line);
  };
  for (const check of [nodeCheck(process.versions.node), deskCheck(deskFolder, isDeskStale)])
    await report(check);
  const config = await settingsOf({ environment, report });
  if (config !== undefined) await lookAround(config, { report, say });
  const wrong = found.filter(({ level }) => level === 'wrong').length;
  const warnings = found.filter(({ level }) => level === 'warning').length;
  say('');
  say(
    wrong === 0
      ? `✓ 没有错误，${warnings} 条提醒 · nothing wrong, ${warnings} warnings`
      : `✗ ${wrong} 处错误，${warnings} 条提醒 · ${wrong} wrong, ${warnings} warnings`,
  );
  return wrong === 0 ? 0 : 1;
};

type Report = (check: Check) => Promise<void>;

const settingsOf = async ({
  environment,
  report,
}: Pick<CommandInput, 'environment'> & { readonly report: Report }): Promise<Config | undefined> => {
  let config: Config | undefined;
  await report({
    name: { zh: '配置', en: 'settings' },
    look: async () => {
      config = readConfig(environment);
      return ok('有效', 'valid');
    },
  });
  return config;
};

const lookAround = async (
  config: Config,
  { report, say }: { readonly report: Report; readonly say: CommandInput['say'] },
): Promise<void> => {
  const dataDir = await dataDirOf(config, say);
  const https = config.tls === 'local' || config.tlsCert !== undefined;
  await report(dataFolderCheck(dataDir));
  await report(portCheck({ port: config.port, host: config.host, scheme: https ? 'https' : 'http' }));
  await report(certificateCheck(config, { dataDir, now: new Date() }));
  await report(mailCheck(config));
  await lookAtDatabase(config, { dataDir, report, say });
};

const lookAtDatabase = async (
  config: Config,
  { dataDir, report, say }: { dataDir: string; report: Report; say: CommandInput['say'] },
): Promise<void> => {
  let opened: Pick<OpenProduct, 'home'> | undefined;
  await report({
    name: { zh: '数据库', en: 'database' },
    look: async () => {
      if (config.databaseUrl === undefined && !(await hasEmbeddedDatabase(dataDir)))
        return ok('内置，首次启动时创建', 'embedded, made at the first start');
      opened = await openHome(config, { say, sole: false });
      return opened.home.kind === 'embedded'
        ? ok('内置，可以启动', 'embedded, starts')
        : ok('企业自有，可以连接', "the enterprise's own, reached");
    },
  });
  if (opened === undefined) return;
  const { home } = opened;
  try {
    for (const check of databaseChecks({ home, migrationsFolder, appendOnly, now: () => new Date() }))
      await report(check);
    await report(projectionCheck(home));
  } finally {
    await home.stop();
  }
};

const signs = { ok: '✓', warning: '!', wrong: '✗' } as const;

const linesOf = (name: Text, { level, text, remedy }: Finding): string[] => [
  `${signs[level]} ${name.zh}：${text.zh} · ${name.en}: ${text.en}`,
  ...(remedy === undefined ? [] : [`    ${remedy.zh}`, `    ${remedy.en}`]),
];

const sentence = (error: unknown): Text => {
  if (error instanceof ConfigError) {
    return {
      zh: error.lines.map(({ zh }) => zh).join(' '),
      en: error.lines.map(({ en }) => en).join(' '),
    };
  }
  const [zh = '', en = zh] = explain(error);
  return { zh, en };
};
