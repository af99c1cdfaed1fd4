import { access, constants, stat, statfs } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import secure from 'node:https';
import { createServer } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Check, type Finding, ok, warning, wrong } from './check.ts';

const oldestNode = 24;
const mebibyte = 1_048_576;

/** The version of Node that runs this very process, such as `24.1.0`. */
export const nodeCheck = (version: string): Check => ({
  name: { zh: 'Node 版本', en: 'Node version' },
  look: async () =>
    Number(version.split('.')[0]) >= oldestNode
      ? ok(version, version)
      : wrong(
          { zh: `${version}，需要 ${oldestNode} 或更新`, en: `${version}; ${oldestNode} or newer is needed` },
          {
            zh: '请用 npm run doctor / npm start 启动，它们使用随程序安装的 Node。',
            en: 'Start with npm run doctor / npm start, which use the Node that comes with the program.',
          },
        ),
});

/** Owner, permissions and room of the data folder, or of the nearest folder above that exists. */
export const dataFolderCheck = (dataDir: string): Check => ({
  name: { zh: '数据目录', en: 'data folder' },
  look: async () => {
    const place = await nearest(dataDir);
    const room = await roomFinding(place);
    if (room !== undefined) return room;
    const writable = await access(place, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!writable) {
      return wrong(
        { zh: `没有写入 ${place} 的权限`, en: `no permission to write in ${place}` },
        {
          zh: '请为当前用户授予写权限，或用 DATA_DIR 指定另一个目录。',
          en: 'Give the present user the right to write, or set another DATA_DIR.',
        },
      );
    }
    if (place !== dataDir) return ok(`${dataDir}，首次启动时创建`, `${dataDir}, made at the first start`);
    return permissions(dataDir);
  },
});

const permissions = async (dataDir: string): Promise<Finding> => {
  const { mode, uid } = await stat(dataDir);
  if (process.platform !== 'win32' && (mode & 0o006) !== 0) {
    return warning(
      { zh: `${dataDir} 对所有用户可读或可写`, en: `${dataDir} can be read or written by every user` },
      { zh: `请执行 chmod o-rw ${dataDir}。`, en: `Run chmod o-rw ${dataDir}.` },
    );
  }
  const me = process.getuid?.();
  if (me !== undefined && me !== 0 && uid !== me) {
    return warning(
      {
        zh: `${dataDir} 属于另一个用户（uid ${uid}）`,
        en: `${dataDir} belongs to another user (uid ${uid})`,
      },
      {
        zh: '请以该用户启动，或用 chown -R 改变所有者。',
        en: 'Start as that user, or change the owner with chown -R.',
      },
    );
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = Math.floor((bavail * bsize) / mebibyte);
  return ok(`${dataDir}，剩余 ${free} MiB`, `${dataDir}, ${free} MiB free`);
};

const roomFinding = async (place: string): Promise<Finding | undefined> => {
  const { bavail, bsize } = await statfs(place);
  const free = Math.floor((bavail * bsize) / mebibyte);
  if (free >= 2_048) return undefined;
  const say = free < 256 ? wrong : warning;
  return say(
    { zh: `${place} 所在磁盘仅剩 ${free} MiB`, en: `the disk of ${place} has ${free} MiB left` },
    {
      zh: '请腾出空间，或把 DATA_DIR 移到更大的磁盘。',
      en: 'Make room, or move DATA_DIR to a larger disk.',
    },
  );
};

const nearest = async (folder: string): Promise<string> => {
  const found = await stat(folder).catch(() => undefined);
  const above = path.dirname(folder);
  return found !== undefined || above === folder ? folder : nearest(above);
};

interface Place {
  readonly port: number;
  readonly host: string;
  readonly scheme: 'http' | 'https';
}

/** Whether the port is free, or it is ourselves who answer on it; `scheme` is how we would. */
export const portCheck = (place: Place): Check => ({
  name: { zh: '端口', en: 'port' },
  look: async () => {
    const { port, host } = place;
    const failure = await listenFailure(port, host);
    if (failure === undefined) return ok(`${host}:${port} 可用`, `${host}:${port} is free`);
    if (failure !== 'EADDRINUSE') {
      return wrong(
        { zh: `不能监听 ${host}:${port}（${failure}）`, en: `cannot listen on ${host}:${port} (${failure})` },
        {
          zh: '请检查 HOST，或用 1024 以上的 PORT。',
          en: 'Check HOST, or use a PORT above 1024.',
        },
      );
    }
    if (await isOurs(place))
      return ok(`${host}:${port} 上源流正在运行`, `Yuanliu is running on ${host}:${port}`);
    return warning(
      { zh: `${host}:${port} 已被占用`, en: `${host}:${port} is taken` },
      {
        zh: '如果占用者不是正在运行的源流，请停止它，或用 PORT=3001 换一个端口。',
        en: 'Unless it is Yuanliu that is running there, stop the program, or choose another port with PORT=3001.',
      },
    );
  },
});

const listenFailure = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });

/** Who answers is asked for its name only, so its certificate need not be trusted. */
const isOurs = ({ port, host, scheme }: Place): Promise<boolean> => {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const where = { host: reached, port, path: '/healthz', timeout: 3_000 };
  return new Promise((resolve) => {
    const answer = (response: IncomingMessage): void => {
      text(response).then(
        (body) => resolve(body.includes('alive')),
        () => resolve(false),
      );
    };
    const request =
      scheme === 'https' ? secure.get({ ...where, rejectUnauthorized: false }, answer) : get(where, answer);
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
};

/** Whether the desk was built; `isStale` says that a source is younger than the build. */
export const deskCheck = (deskFolder: string, isStale: () => Promise<boolean>): Check => ({
  name: { zh: '网页', en: 'desk' },
  look: async () => {
    const built = await stat(path.join(deskFolder, 'index.html')).catch(() => undefined);
    if (built === undefined) {
      return warning(
        { zh: '尚未构建', en: 'not built yet' },
        {
          zh: '下次启动时自动构建，或执行 npm run build。',
          en: 'The next start builds it, or npm run build.',
        },
      );
    }
    if (await isStale()) {
      return warning(
        { zh: '源文件比构建结果新', en: 'sources are younger than the build' },
        {
          zh: '下次启动时自动构建，或执行 npm run build。',
          en: 'The next start builds it, or npm run build.',
        },
      );
    }
    return ok('已构建', 'built');
  },
});
