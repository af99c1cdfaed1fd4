import os from 'node:os';
import path from 'node:path';
import type { Config } from './config.ts';
import { canAccountEnter, chooseDatabaseAccount } from './embedded-postgres/database-account.ts';

/** Where a root installation keeps its data when the program's own folder is closed to other accounts. */
const systemFolder = '/var/lib/yuanliu';

/**
 * The data folder of this start: DATA_DIR, or ./data. Started as root below a private home, ./data cannot be
 * reached by the account that the database runs under; then it is /var/lib/yuanliu, and `log` is told.
 */
export const dataDirOf = async (
  { dataDir }: Pick<Config, 'dataDir'>,
  log: (line: string) => void,
): Promise<string> => {
  const folder = path.resolve(dataDir ?? 'data');
  if (dataDir !== undefined || os.userInfo().uid !== 0) return folder;
  const account = await chooseDatabaseAccount(path.join(folder, 'postgres'));
  if (await canAccountEnter(path.dirname(folder), account)) return folder;
  log(
    `数据目录改用 ${systemFolder} · data folder: ${systemFolder} (${folder} is closed to the database's account)`,
  );
  return systemFolder;
};
