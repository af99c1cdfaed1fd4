import { setTimeout } from 'node:timers/promises';
import { dairyDay } from '../../server/test/dairy-day.ts';

/** A dairy's people, and two of its days, put into a running product through its API, so that pictures show what a customer would see. */

type Call = (method: string, path: string, body?: object) => Promise<unknown>;

interface Made {
  readonly id: string;
}

const isMade = (value: unknown): value is Made =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/** A caller with a session of the administrator. */
export const signInTo = async (address: string, password: string): Promise<Call> => {
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user: 'admin', password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async (method, path, body) => {
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { ...headers, cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`);
    const text = await reply.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return answer;
  };
};

const departments: readonly (readonly [name: string, below?: string])[] = [
  ['青禾乳业'],
  ['奶源部', '青禾乳业'],
  ['生产中心', '青禾乳业'],
  ['生产一部', '生产中心'],
  ['生产二部', '生产中心'],
  ['设备动力部', '生产中心'],
  ['质量部', '青禾乳业'],
  ['检验中心', '质量部'],
  ['仓储物流部', '青禾乳业'],
  ['销售中心', '青禾乳业'],
  ['华东大区', '销售中心'],
  ['华北大区', '销售中心'],
  ['西南大区', '销售中心'],
  ['信息部', '青禾乳业'],
];

const people: readonly (readonly [login: string, name: string, department: string, role: string])[] = [
  ['chen.guodong', '陈国栋', '生产中心', '生产经理'],
  ['zhang.min', '张敏', '质量部', '质量经理'],
  ['li.xiaoyan', '李晓燕', '检验中心', '检验员'],
  ['wang.jianhua', '王建华', '生产一部', '操作工'],
  ['liu.yang', '刘洋', '生产一部', '操作工'],
  ['zhao.lei', '赵磊', '生产二部', '操作工'],
  ['sun.qiang', '孙强', '设备动力部', '操作工'],
  ['zhou.ting', '周婷', '检验中心', '检验员'],
  ['wu.haibo', '吴海波', '仓储物流部', '仓库管理员'],
  ['xu.hongmei', '徐红梅', '仓储物流部', '仓库管理员'],
  ['ma.chao', '马超', '奶源部', '奶源专员'],
  ['zhu.liping', '朱丽萍', '奶源部', '奶源专员'],
  ['hu.zhigang', '胡志刚', '华东大区', '渠道经理'],
  ['guo.wei', '郭伟', '华北大区', '渠道经理'],
  ['he.jing', '何静', '西南大区', '渠道经理'],
  ['gao.feng', '高峰', '信息部', '业务管理员'],
  ['lin.yuqing', '林雨晴', '质量部', '质量经理'],
  ['luo.jun', '罗军', '生产二部', '操作工'],
];

const reads = { 'identity.users.see': 'department', 'identity.departments.see': 'all' };

const roles: Readonly<Record<string, { description: string; grants: Record<string, string> }>> = {
  业务管理员: {
    description: '维护部门、用户和编号规则。',
    grants: {
      'identity.users.see': 'all',
      'identity.users.change': 'all',
      'identity.departments.see': 'all',
      'identity.departments.change': 'all',
      'identity.roles.see': 'all',
      'numbering.rules.see': 'all',
      'numbering.rules.change': 'all',
      'calendar.days.change': 'all',
    },
  },
  生产经理: { description: '本部门及以下的人员。', grants: reads },
  质量经理: { description: '查看人员与审计。', grants: { ...reads, 'identity.audit.see': 'all' } },
  检验员: { description: '', grants: { 'identity.users.see': 'own' } },
  操作工: { description: '', grants: { 'identity.users.see': 'own' } },
  仓库管理员: { description: '', grants: { 'identity.users.see': 'department' } },
  奶源专员: { description: '', grants: { 'identity.users.see': 'own' } },
  渠道经理: { description: '', grants: { 'identity.users.see': 'department' } },
};

const rules = [
  {
    key: 'raw-receipt',
    name: '原料入库单',
    mode: 'gap-free',
    segments: [
      { kind: 'constant', text: 'RK' },
      { kind: 'date', pattern: 'yyyyMMdd' },
      { kind: 'counter', width: 4, reset: 'day' },
    ],
  },
  {
    key: 'finished-lot',
    name: '成品批号',
    mode: 'gap-free',
    segments: [
      { kind: 'constant', text: 'QH' },
      { kind: 'date', pattern: 'yyMMdd' },
      { kind: 'counter', width: 2, reset: 'day' },
    ],
  },
  {
    key: 'shipment',
    name: '销售出库单',
    mode: 'fast',
    segments: [
      { kind: 'constant', text: 'CK' },
      { kind: 'date', pattern: 'yyMM' },
      { kind: 'counter', width: 5, reset: 'month' },
    ],
  },
];

const make = async (call: Call, path: string, body: object): Promise<string> => {
  const made = await call('POST', path, body);
  if (!isMade(made)) throw new Error(`POST ${path} made nothing`);
  return made.id;
};

/** Fills an empty product with the dairy's departments, roles, people and serial rules. */
export const fillEnterprise = async (call: Call): Promise<void> => {
  const departmentIds = new Map<string, string>();
  for (const [name, below] of departments) {
    const parentId = below === undefined ? null : (departmentIds.get(below) ?? null);
    departmentIds.set(name, await make(call, '/api/departments', { name, parentId }));
  }
  const roleIds = new Map<string, string>();
  for (const [name, role] of Object.entries(roles)) {
    roleIds.set(name, await make(call, '/api/roles', { name, ...role }));
  }
  for (const [login, name, department, role] of people) {
    const departmentId = departmentIds.get(department) ?? null;
    const email = `${login}@qinghe.example`;
    const id = await make(call, '/api/users', { login, name, departmentId, email });
    await call('PUT', `/api/users/${id}/roles`, { roleIds: [roleIds.get(role)], version: 1 });
  }
  for (const rule of rules) await make(call, '/api/numbering/rules', rule);
  await call('POST', '/api/keys', { name: '金蝶云星空对接', rights: ['identity.users.see'] });
  await captureDay(call);
};

const isJob = (value: unknown): value is { running: boolean; success: boolean; errors: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'running' in value &&
  'success' in value &&
  'errors' in value;

/** Hands in the dairy's two days, and once more a part that is wrong, so that the list of captures shows both. */
const captureDay = async (call: Call): Promise<void> => {
  const day = dairyDay();
  await call('POST', '/epcis/capture', day);
  await untilCaptured(call, true);
  await call('POST', '/epcis/capture', {
    ...day,
    epcisBody: {
      eventList: [{ type: 'ObjectEvent', action: 'ADD', eventTime: '2026-11-20T05:40:00.000+08:00' }],
    },
  });
  await untilCaptured(call, false);
};

const untilCaptured = async (call: Call, isGood: boolean): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const jobs = await call('GET', '/epcis/capture');
    const job: unknown = Array.isArray(jobs) ? jobs[0] : undefined;
    if (isJob(job) && !job.running) {
      if (job.success === isGood) return;
      throw new Error(`The capture ended otherwise than meant: ${JSON.stringify(job.errors)}`);
    }
    await setTimeout(100);
  }
  throw new Error('The capture did not end.');
};
