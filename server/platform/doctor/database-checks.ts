import pg from 'pg';
import { type DatabaseHome, withClient } from '../database-home.ts';
import { readMigrations } from '../migrate.ts';
import { type Check, type Finding, ok, warning, wrong } from './check.ts';

/** What the checks of an open database need. */
export interface DatabaseChecksOptions {
  readonly home: DatabaseHome;
  readonly migrationsFolder: string;
  /** Tables whose rows the application must not be able to change or delete. */
  readonly appendOnly: readonly string[];
  readonly now: () => Date;
}

/** The checks of a database that was reached. */
export const databaseChecks = (options: DatabaseChecksOptions): Check[] => {
  const { home } = options;
  const asOwner = (look: (client: pg.Client) => Promise<Finding>) => () =>
    withClient(home.connection('owner'), look);
  return [
    { name: { zh: '数据库版本', en: 'database version' }, look: asOwner(version) },
    { name: { zh: '字符编码', en: 'encoding' }, look: asOwner(encoding) },
    { name: { zh: '落盘', en: 'writing to disk' }, look: asOwner(durability) },
    { name: { zh: '中文排序', en: 'order of Chinese' }, look: asOwner(collation) },
    {
      name: { zh: '中文检索', en: 'search in Chinese' },
      look: () => withClient(home.administrator(home.database), trigrams),
    },
    { name: { zh: '数据库角色', en: 'database roles' }, look: () => rolesFinding(options) },
    {
      name: { zh: '迁移', en: 'migrations' },
      look: asOwner((client) => migrations(client, options.migrationsFolder)),
    },
    { name: { zh: '时钟', en: 'clocks' }, look: asOwner((client) => clocks(client, options.now)) },
    { name: { zh: '封存', en: 'sealing' }, look: asOwner(sealing) },
    { name: { zh: '后台任务', en: 'jobs' }, look: asOwner(jobs) },
  ];
};

const one = async <R extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<R> => {
  const { rows } = await client.query<R>(text);
  const row = rows[0];
  if (row === undefined) throw new Error(`no row: ${text}`);
  return row;
};

const isThere = async (client: pg.Client, table: string): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    table,
  ]);
  return rows[0]?.there === true;
};

/** Too old a server is refused before there is a connection to ask. */
const version = async (client: pg.Client): Promise<Finding> => {
  const { name } = await one<{ name: string }>(client, `select current_setting('server_version') as name`);
  return ok(`PostgreSQL ${name}`, `PostgreSQL ${name}`);
};

const encoding = async (client: pg.Client): Promise<Finding> => {
  const { name } = await one<{ name: string }>(client, `select current_setting('server_encoding') as name`);
  return name === 'UTF8'
    ? ok('UTF8', 'UTF8')
    : wrong(
        {
          zh: `数据库编码是 ${name}，不能保存全部汉字`,
          en: `the encoding is ${name}, which cannot hold all characters`,
        },
        {
          zh: "请备份后新建数据库：create database … encoding 'UTF8' template template0。",
          en: "Back up, then make the database anew: create database … encoding 'UTF8' template template0.",
        },
      );
};

const durability = async (client: pg.Client): Promise<Finding> => {
  const set = await one<Record<'fsync' | 'pages' | 'commit', string>>(
    client,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit`,
  );
  if (set.fsync === 'on' && set.pages === 'on' && set.commit !== 'off') return ok('fsync=on', 'fsync=on');
  const text = `fsync=${set.fsync}, full_page_writes=${set.pages}, synchronous_commit=${set.commit}`;
  return wrong(
    { zh: `${text}：断电会丢失已确认的数据`, en: `${text}: a power cut loses data that was acknowledged` },
    {
      zh: '请在 postgresql.conf 中把三者都设为 on 后重启数据库。',
      en: 'Set all three to on in postgresql.conf and restart the database.',
    },
  );
};

const collation = async (client: pg.Client): Promise<Finding> => {
  const { there } = await one<{ there: boolean }>(
    client,
    `select exists (select from pg_collation where collname = 'zh-x-icu') as there`,
  );
  return there
    ? ok('zh-x-icu（拼音）', 'zh-x-icu (pinyin)')
    : wrong(
        { zh: '缺少排序规则 zh-x-icu', en: 'the collation zh-x-icu is missing' },
        { zh: '请使用带 ICU 的 PostgreSQL。', en: 'Use a PostgreSQL that was built with ICU.' },
      );
};

/** The extension may not be installed yet: it is made and undone in one transaction. */
const trigrams = async (client: pg.Client): Promise<Finding> => {
  await client.query('begin');
  try {
    await client.query('create extension if not exists pg_trgm');
    const { found } = await one<{ found: boolean }>(
      client,
      `select cardinality(show_trgm('中文产品追溯')) > 0 as found`,
    );
    return found
      ? ok('pg_trgm 可用', 'pg_trgm sees Chinese')
      : warning(
          {
            zh: '数据库的 LC_CTYPE 使 pg_trgm 看不见汉字，中文模糊检索变慢',
            en: 'with the LC_CTYPE of this database pg_trgm sees no Chinese, and searching in it is slow',
          },
          {
            zh: "请备份后用 lc_ctype 'C.UTF-8' 新建数据库再恢复。",
            en: "Back up, make the database anew with lc_ctype 'C.UTF-8', and restore.",
          },
        );
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return warning(
      {
        zh: `不能使用扩展 pg_trgm（${error.message}）`,
        en: `the extension pg_trgm cannot be used (${error.message})`,
      },
      {
        zh: '请让数据库管理员执行 create extension pg_trgm。',
        en: 'Ask the database administrator to run create extension pg_trgm.',
      },
    );
  } finally {
    await client.query('rollback');
  }
};

/** Asks as the application itself, for what counts is what its own connections may do. */
const rolesFinding = ({ home, appendOnly }: DatabaseChecksOptions): Promise<Finding> =>
  withClient(home.connection('app'), async (client) => {
    const { rows } = await client.query<{ name: string; able: boolean; super: boolean }>(
      `select t.name, coalesce(has_table_privilege(to_regclass(t.name), 'update, delete, truncate'), false) as able,
              (select rolsuper from pg_roles where rolname = current_user) as super
       from unnest($1::text[]) as t (name)`,
      [appendOnly],
    );
    const open = rows.filter(({ able }) => able).map(({ name }) => name);
    if (home.roles.distinct && open.length === 0)
      return ok('三个角色分开，审计只能追加', 'three distinct roles; the audit can only be added to');
    const names = open.join(', ');
    const remedy = {
      zh: '请用有 CREATEROLE 权限的数据库用户启动一次，让源流把角色分开。',
      en: 'Start once as a database user with CREATEROLE, so that the roles are made distinct.',
    };
    if (home.roles.distinct) {
      return wrong(
        { zh: `应用角色可以改写 ${names}`, en: `the application's role can change ${names}` },
        {
          zh: `请执行 revoke update, delete, truncate on ${names} from ${home.roles.app}。`,
          en: `Run revoke update, delete, truncate on ${names} from ${home.roles.app}.`,
        },
      );
    }
    return warning(
      {
        zh: '所有者、应用和表单设计共用一个角色，审计可被应用改写（封存日志仍能发现）',
        en: 'owner, application and designer are one role: the application could change the audit (the sealed log would still tell)',
      },
      remedy,
    );
  });

const migrations = async (client: pg.Client, folder: string): Promise<Finding> => {
  const ours = await readMigrations(folder);
  const { rows } = (await isThere(client, 'public.schema_migrations'))
    ? await client.query<{ number: number; name: string; checksum: string }>(
        'select number, name, checksum from schema_migrations order by number',
      )
    : { rows: [] };
  const known = new Map(ours.map(({ number, checksum }) => [number, checksum]));
  const newer = rows.find(({ number }) => !known.has(number));
  if (newer !== undefined) {
    return wrong(
      {
        zh: `数据库来自更新的版本（${newer.name}）`,
        en: `the database was made by a newer version (${newer.name})`,
      },
      { zh: '请升级程序。', en: 'Upgrade the program.' },
    );
  }
  const changed = rows.find(({ number, checksum }) => known.get(number) !== checksum);
  if (changed !== undefined) {
    return wrong(
      {
        zh: `迁移 ${changed.name} 在执行后被改动过`,
        en: `migration ${changed.name} was changed after it ran`,
      },
      { zh: '请恢复原来的程序文件。', en: "Put the program's own files back." },
    );
  }
  const waiting = ours.length - rows.length;
  return waiting === 0
    ? ok(`${ours.length} 个，全部完成`, `all ${ours.length} done`)
    : warning(
        { zh: `还有 ${waiting} 个未执行`, en: `${waiting} have not run yet` },
        { zh: '下次启动时自动执行；之前请先备份。', en: 'The next start runs them; take a backup before.' },
      );
};

const clocks = async (client: pg.Client, now: () => Date): Promise<Finding> => {
  const before = now().getTime();
  const { at } = await one<{ at: Date }>(client, 'select clock_timestamp() as at');
  const skew = (at.getTime() - (before + now().getTime()) / 2) / 1000;
  const text = `${skew.toFixed(2)} s`;
  if (Math.abs(skew) < 2) return ok(`与数据库相差 ${text}`, `${text} apart from the database`);
  const say = Math.abs(skew) < 60 ? warning : wrong;
  return say(
    { zh: `本机与数据库的时钟相差 ${text}`, en: `this machine and the database are ${text} apart` },
    {
      zh: '请在两台机器上启用时间同步（NTP）。',
      en: 'Switch on time synchronisation (NTP) on both machines.',
    },
  );
};

const sealing = async (client: pg.Client): Promise<Finding> => {
  if (!(await isThere(client, 'public.seal_pending')))
    return ok('首次启动后开始', 'begins with the first start');
  const { count, age } = await one<{ count: number; age: number }>(
    client,
    `select count(*)::int as count,
            coalesce(extract(epoch from clock_timestamp() - min(waiting_since)), 0)::float8 as age
     from seal_pending`,
  );
  if (age < 60) return ok(`${count} 行待封存`, `${count} rows wait for their seal`);
  const minutes = Math.floor(age / 60);
  return warning(
    {
      zh: `${count} 行待封存，最早的已等待 ${minutes} 分钟`,
      en: `${count} rows wait for their seal, the oldest for ${minutes} minutes`,
    },
    {
      zh: '源流没有运行时属正常，启动后几秒内完成；正在运行则请查看日志。',
      en: 'Normal while Yuanliu is stopped: it catches up within seconds of a start. If it is running, look at its log.',
    },
  );
};

const jobs = async (client: pg.Client): Promise<Finding> => {
  if (!(await isThere(client, 'graphile_worker._private_jobs')))
    return ok('首次启动后开始', 'begins with the first start');
  const { waiting, failed, names } = await one<{ waiting: number; failed: number; names: string | null }>(
    client,
    `select count(*) filter (where attempts < max_attempts)::int as waiting,
            count(*) filter (where attempts >= max_attempts)::int as failed,
            string_agg(distinct t.identifier, ', ') filter (where attempts >= max_attempts) as names
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  );
  if (failed === 0) return ok(`${waiting} 个等待执行`, `${waiting} waiting`);
  return warning(
    {
      zh: `${failed} 个任务多次失败后停止：${names}`,
      en: `${failed} jobs were given up after many tries: ${names}`,
    },
    { zh: '请在日志中查找原因。', en: 'Look for the cause in the log.' },
  );
};
