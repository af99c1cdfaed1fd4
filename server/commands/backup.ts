import path from 'node:path';
import { parseArgs } from 'node:util';
import { takeBackup } from '../platform/backup/take-backup.ts';
import { dataDirOf } from '../platform/data-dir.ts';
import { hasEmbeddedDatabase } from '../platform/database-home.ts';
import { filesFolder, openFileStore } from '../platform/files.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Command, CommandInput } from './command.ts';
import { openHome } from './open-product.ts';
import { amount, progressOf, step } from './progress.ts';
import { abortedBySignal } from './until-stopped.ts';
import { productVersion } from '../platform/product-version.ts';

/** Writes everything to one file; the product may be running and writing meanwhile. */
export const backup: Command = async ({ config, environment, words, say }) => {
  const { file, force } = askedFor({ environment, words });
  if (config.databaseUrl === undefined && !(await hasEmbeddedDatabase(await dataDirOf(config, say))))
    throw nothingYet();
  const { home, dataDir } = await openHome(config, { say, sole: false });
  try {
    const result = await step(say, `备份到 · backup to ${file}`, () =>
      takeBackup({
        home,
        files: openFileStore({ folder: filesFolder(dataDir), limit: 0 }),
        file,
        force,
        version: productVersion,
        now: new Date(),
        onProgress: progressOf(say),
        signal: abortedBySignal({
          zh: '已中断，没有写出备份。',
          en: 'Interrupted: no backup was written.',
        }),
      }),
    );
    say(
      `  ${result.rows} 行 rows · ${result.tables} 张表 tables · ${result.files} 个文件 files · ${amount(result.size)}`,
    );
    if (result.foreign.length > 0)
      say(`! 不属于源流的表未备份 · tables of others, not in the backup: ${result.foreign.join(', ')}`);
    return 0;
  } finally {
    await home.stop();
  }
};

const askedFor = ({
  environment,
  words,
}: Pick<CommandInput, 'environment' | 'words'>): { file: string; force: boolean } => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
    strict: false,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new Refusal({
      zh: '请给出备份文件名：npm run backup -- 文件 [--force]。',
      en: 'Give the name of the backup file: npm run backup -- FILE [--force].',
    });
  }
  return { file: fromWhereTyped(file, environment), force: values['force'] === true };
};

/** npm runs a command in the program's folder and tells where it was typed. */
export const fromWhereTyped = (file: string, environment: CommandInput['environment']): string =>
  path.resolve(environment['INIT_CWD'] ?? '.', file);

const nothingYet = (): Refusal =>
  new Refusal({
    zh: '这里还没有启动过源流，没有可备份的内容；请检查 DATA_DIR 或 DATABASE_URL。',
    en: 'Yuanliu was never started here: there is nothing to back up. Check DATA_DIR or DATABASE_URL.',
  });
