/** What kept the embedded database from starting. */
export type EmbeddedPostgresErrorCode =
  | 'wrong-version'
  | 'no-permission'
  | 'foreign-owner'
  | 'disk-full'
  | 'no-shared-memory'
  | 'unreachable-folder'
  | 'platform-missing'
  | 'start-failed';

/** The embedded database cannot start; `text` says in one sentence per language why and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresErrorCode;
  readonly text: { zh: string; en: string };

  constructor(code: EmbeddedPostgresErrorCode, text: { zh: string; en: string }, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options);
    this.code = code;
    this.text = text;
  }
}

/** The sentences of the codes that have only one, about one folder. */
const sentences = {
  'no-permission': (folder: string) => ({
    zh: `没有在 ${folder} 中写入的权限：请为当前用户授予该文件夹的写权限，或用 DATA_DIR 指定另一个文件夹。`,
    en: `No permission to write in ${folder}: give the present user the right to write there, or choose another folder with DATA_DIR.`,
  }),
  'foreign-owner': (folder: string) => ({
    zh: `${folder} 属于另一个用户：请以该用户启动，或用 chown -R 把文件夹改为运行数据库的用户所有，或用 DATA_DIR 指定另一个文件夹。`,
    en: `${folder} belongs to another user: start as that user, make the folder the property of the user that runs the database with chown -R, or choose another folder with DATA_DIR.`,
  }),
  'disk-full': (folder: string) => ({
    zh: `${folder} 所在的磁盘已满：请腾出空间，或用 DATA_DIR 指定另一块磁盘上的文件夹。`,
    en: `The disk that holds ${folder} is full: free some space, or choose a folder on another disk with DATA_DIR.`,
  }),
  'no-shared-memory': (folder: string) => ({
    zh: `${folder} 的数据库得不到足够的共享内存：请增大 /dev/shm（容器用 --shm-size=256m）或释放内存。`,
    en: `The database in ${folder} gets no shared memory: enlarge /dev/shm (for a container --shm-size=256m) or free some memory.`,
  }),
} as const;

/** The error of one of the plain causes, about the folder it concerns. */
export const folderError = (code: keyof typeof sentences, folder: string, cause?: unknown) =>
  new EmbeddedPostgresError(code, sentences[code](folder), { cause });

/** The wording of PostgreSQL and of the operating system; the first that fits wins, so the order matters. */
const wordings: readonly (readonly [RegExp, keyof typeof sentences])[] = [
  // A full /dev/shm also says "No space left on device".
  [/could not \w+ (?:anonymous )?shared memory/i, 'no-shared-memory'],
  [/No space left on device|Disk quota exceeded|\b(?:ENOSPC|EDQUOT)\b/i, 'disk-full'],
  [/has wrong ownership/i, 'foreign-owner'],
  [
    /Permission denied|Read-only file system|Operation not permitted|\b(?:EACCES|EPERM|EROFS)\b/i,
    'no-permission',
  ],
];

/** Turns what `initdb`, `postgres` or the file system said into the error that tells the operator what to do. */
export const explainFailure = (said: string, folder: string, cause?: unknown): EmbeddedPostgresError => {
  const known = wordings.find(([wording]) => wording.test(said));
  if (known !== undefined) return folderError(known[1], folder, cause ?? said);
  const fatal = /(?:FATAL|PANIC): .*/.exec(said)?.[0];
  const reason = fatal ?? said.trim().split('\n').at(-1) ?? '';
  return new EmbeddedPostgresError(
    'start-failed',
    {
      zh: `${folder} 的数据库无法启动（${reason}）${fatal === undefined ? '。' : '：详情见数据文件夹中的 postgres.log。'}`,
      en: `The database in ${folder} does not start (${reason})${fatal === undefined ? '.' : ': see postgres.log in the data folder.'}`,
    },
    { cause: cause ?? said },
  );
};

/** The code of a file-system or system-call error (`ENOENT`, …), if it is one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
