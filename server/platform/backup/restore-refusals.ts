import { sealFindingText } from '@yuanliu/core/platform';
import { Refusal } from '../refusal.ts';
import type { Verification } from '../sealed-log/verify-log.ts';
import type { Manifest } from './backup-format.ts';

/** The database holds `held` (as `table rows`) and it was not said that this may go. */
export const wouldLose = (database: string, held: readonly string[]): Refusal =>
  new Refusal({
    zh: `数据库 ${database} 中已有数据（${held.join('、')}），没有恢复：确定放弃这些数据时加 --replace。`,
    en: `The database ${database} holds data (${held.join(', ')}) and nothing was restored: add --replace to give it up.`,
  });

/** What is of an earlier version goes through its migrations in a database of its own. */
export const needsDatabase = ({ version }: Manifest): Refusal =>
  new Refusal({
    zh: `备份来自较早的版本 ${version}，而数据库用户无权新建数据库：请授予 CREATEDB，或恢复到一个空数据库。`,
    en: `The backup is of the earlier version ${version} and the database user may make no database: grant CREATEDB, or restore into an empty database.`,
  });

/** The backup's sealed logs are broken; what was there before is as it was. */
export const brokenChain = (broken: readonly Verification[]): Refusal => {
  const { zh, en } = brokenText(broken);
  return new Refusal({
    zh: `备份中的封存日志被改动过（${zh}），没有恢复，原有数据没有改动。请换一份更早的备份；确认仍要恢复这一份时加 --accept-broken-chain，恢复后会记入审计。`,
    en: `The sealed logs in the backup were tampered with (${en}); nothing was restored and the old data are as they were. Take an earlier backup; to restore this one all the same add --accept-broken-chain, which the audit will tell.`,
  });
};

/** The same where the rows had to be loaded to be asked, into a database that was empty. */
export const brokenChainLoaded = (broken: readonly Verification[]): Refusal => {
  const { zh, en } = brokenText(broken);
  return new Refusal({
    zh: `备份中的封存日志被改动过（${zh}），已装入原本为空的数据库，但不予接受：请清空数据库并换一份更早的备份；确认仍要使用这一份时，加 --replace --accept-broken-chain 再恢复一次。`,
    en: `The sealed logs in the backup were tampered with (${en}); it was loaded into the database, which had been empty, and is not accepted: empty the database and take an earlier backup, or restore again with --replace --accept-broken-chain.`,
  });
};

/** Which logs are broken, in how many places, and the first of each. */
export const brokenText = (
  broken: readonly Verification[],
): { readonly zh: string; readonly en: string } => ({
  zh: broken.map((one) => `${one.log}：${placesOf(one)} 处，${firstOf(one).zh}`).join('；'),
  en: broken.map((one) => `${one.log}: ${placesOf(one)}, ${firstOf(one).en}`).join('; '),
});

const placesOf = ({ findings, more }: Verification): number => findings.length + more;

const firstOf = ({ findings: [first] }: Verification): { readonly zh: string; readonly en: string } =>
  first === undefined ? { zh: '', en: '' } : sealFindingText(first);
