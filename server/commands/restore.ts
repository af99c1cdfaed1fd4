import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordChange } from '../identity/index.ts';
import { restoreBackup, type RestoreStep } from '../platform/backup/restore-backup.ts';
import { brokenText } from '../platform/backup/restore-refusals.ts';
import { filesFolder, openFileStore } from '../platform/files.ts';
import { systemActor, systemClock } from '../platform/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { fromWhereTyped } from './backup.ts';
import type { Command, CommandInput } from './command.ts';
import { migrationsFolder, openHome } from './open-product.ts';
import { operatorName } from './operator.ts';
import { step } from './progress.ts';
import { abortedBySignal } from './until-stopped.ts';
import { verifyLogs } from './verify.ts';

const steps: Readonly<Record<RestoreStep, string>> = {
  check: '检查备份 · check the backup',
  make: '新建数据库 · make the database',
  load: '装入并核对 · load and compare',
  files: '文件 · files',
  verify: '验证封存日志 · verify the sealed logs',
};

/** Puts a backup in the place of what the database holds; nobody else may use it meanwhile. */
export const restore: Command = async ({ config, environment, words, say }) => {
  const { file, replace, acceptBroken } = askedFor({ environment, words });
  const { home, dataDir } = await openHome(config, { say, sole: true });
  try {
    const result = await restoreBackup({
      home,
      files: openFileStore({ folder: filesFolder(dataDir), limit: 0 }),
      file,
      replace,
      acceptBroken,
      migrationsFolder,
      now: new Date(),
      step: (what, work) => step(say, steps[what], work),
      onLoss: (tables) => say(`! 将被取代 · will be replaced: ${tables.join(', ')}`),
      verify: (db) => verifyLogs(db, say),
      record: (db, { manifest: { createdAt, version }, broken }) =>
        db.transact((tx) =>
          recordChange(
            tx,
            { actor: systemActor(operatorName()), clock: systemClock },
            {
              action: 'platform.backup.restored',
              subject: { type: 'platform.backup', id: createdAt, label: path.basename(file) },
              changes: [
                { field: 'version', from: null, to: version },
                ...(broken.length > 0
                  ? [{ field: 'acceptedBrokenChain', from: null, to: brokenText(broken).zh }]
                  : []),
              ],
            },
          ),
        ),
      signal: abortedBySignal({
        zh: '已中断，没有恢复，原有数据没有改动。',
        en: 'Interrupted: nothing was restored and the old data are as they were.',
      }),
    });
    const { manifest, contents } = result;
    const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `✓ 已恢复 · restored: ${manifest.createdAt}, ${rows} 行 rows, ${contents.files} 个文件 files (${manifest.version})`,
    );
    sayJobs(contents.tables, say);
    if (result.kept !== undefined)
      say(
        result.intact
          ? `! 原数据库未能删除，请自行删除 · the old database could not be dropped; drop it yourself: ${result.kept}`
          : `! 封存日志不完好，已按要求接受并记入审计；原数据库保留为 · the sealed log is broken, which was accepted and is in the audit; the old database is kept as ${result.kept}`,
      );
    return result.intact ? 0 : 1;
  } finally {
    await home.stop();
  }
};

/** What was due between the backup and now is done late rather than never; what was done since is done again. */
const sayJobs = (tables: readonly { name: string; rows: number }[], say: (line: string) => void): void => {
  const waiting = tables.find(({ name }) => name === '_private_jobs')?.rows ?? 0;
  if (waiting > 0)
    say(`  ${waiting} 个任务将在启动后执行 · jobs were waiting then and run at the next start`);
};

const askedFor = ({
  environment,
  words,
}: Pick<CommandInput, 'environment' | 'words'>): {
  file: string;
  replace: boolean;
  acceptBroken: boolean;
} => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      replace: { type: 'boolean', default: false },
      'accept-broken-chain': { type: 'boolean', default: false },
    },
    allowPositionals: true,
    strict: false,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new Refusal({
      zh: '请给出备份文件名：npm run restore -- 文件 [--replace] [--accept-broken-chain]。',
      en: 'Give the name of the backup file: npm run restore -- FILE [--replace] [--accept-broken-chain].',
    });
  }
  return {
    file: fromWhereTyped(file, environment),
    replace: values['replace'] === true,
    acceptBroken: values['accept-broken-chain'] === true,
  };
};
