import type { Texts } from '../lib/text.ts';

/** Words for the modules that rights belong to, and for the ranges that a right reaches. */
export const rightTexts = {
  modules: {
    identity: { zh: '组织与权限', en: 'People and rights' },
    numbering: { zh: '编号规则', en: 'Serial rules' },
    calendar: { zh: '工作日历', en: 'Work calendar' },
    messages: { zh: '消息', en: 'Messages' },
    trace: { zh: '追溯账本', en: 'Trace ledger' },
  },
  ranges: {
    own: { zh: '本人', en: 'Own data' },
    department: { zh: '本部门及以下', en: 'Department and below' },
    all: { zh: '全部', en: 'All data' },
  },
  unknown: { zh: '其他', en: 'Other' },
} as const satisfies Texts;

/** Texts of API keys. */
export const keyTexts = {
  title: { zh: 'API 密钥', en: 'API keys' },
  description: {
    zh: '金蝶、用友、MES 等系统凭密钥对接。一个系统一把，只给用得到的权限。',
    en: 'Other systems (ERP, MES) sign in with a key: one for each, with no more rights than it needs.',
  },
  create: { zh: '新建密钥', en: 'New key' },
  searchHint: { zh: '名称、前缀或创建人', en: 'Name, prefix or owner' },
  empty: { zh: '还没有 API 密钥', en: 'No API keys yet' },
  emptyMore: {
    zh: '要让金蝶推送单据、让 MES 上报产量，先为那个系统建一把密钥，勾选它用得到的权限，再把密钥填到对方的接口设置里。',
    en: 'To let an ERP push documents or an MES report output, make a key for that system, tick the rights it needs, and paste the key into its settings.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: {
    zh: '写明给哪个系统用，例如“金蝶云星空 · 采购入库”',
    en: 'Say which system uses it, such as “Kingdee, goods receipt”',
  },
  prefix: { zh: '前缀', en: 'Prefix' },
  owner: { zh: '创建人', en: 'Owner' },
  ownerInactive: { zh: '账号已停用', en: 'deactivated' },
  rights: { zh: '权限', en: 'Rights' },
  rightCount: { zh: '{count} 项', en: '{count}' },
  lastUsed: { zh: '最近使用', en: 'Last used' },
  never: { zh: '从未使用', en: 'Never' },
  created: { zh: '创建', en: 'Created' },
  expires: { zh: '有效期至', en: 'Expires' },
  revokedAt: { zh: '吊销', en: 'Revoked' },
  forever: { zh: '长期有效', en: 'No expiry' },
  state: { zh: '状态', en: 'State' },
  anyState: { zh: '全部状态', en: 'Any state' },
  states: {
    active: { zh: '有效', en: 'Active' },
    ending: { zh: '即将到期', en: 'Ends soon' },
    idle: { zh: '不可用', en: 'Unusable' },
    expired: { zh: '已过期', en: 'Expired' },
    revoked: { zh: '已吊销', en: 'Revoked' },
  },
  idleMore: {
    zh: '创建人的账号已停用，这把密钥暂时不能用；账号重新启用后恢复。',
    en: 'The owner is deactivated, so the key opens nothing until the account is activated again.',
  },
  whose: { zh: '谁的密钥', en: 'Whose keys' },
  everybody: { zh: '全部', en: 'Everybody’s' },
  mine: { zh: '我的', en: 'Mine' },
  rightsOfOwner: {
    zh: '实际权限不超过创建人当前的权限，数据范围也相同：创建人少了权限，密钥随之减少。',
    en: 'A key never does more than its owner may now, and reaches the same rows: what the owner loses, the key loses.',
  },
  chooseRights: { zh: '请至少勾选一项权限', en: 'Tick one right at least' },
  rightsHint: {
    zh: '只列出您自己有的权限。建好后不能改，要调整就新建一把、吊销旧的。',
    en: 'Only rights that you hold. They cannot be changed later: make another key and revoke this one.',
  },
  chosen: { zh: '已选 {count} 项', en: '{count} chosen' },
  allOf: { zh: '全选：{group}', en: 'All of: {group}' },
  noRights: {
    zh: '您的账号还没有任何权限，建不了密钥。请联系管理员分配角色。',
    en: 'You hold no rights, so a key could do nothing. Ask an administrator for a role.',
  },
  validity: { zh: '有效期', en: 'Valid for' },
  periods: {
    days90: { zh: '90 天', en: '90 days' },
    year: { zh: '1 年', en: '1 year' },
    day: { zh: '指定日期', en: 'Until' },
    never: { zh: '长期', en: 'No end' },
  },
  day: { zh: '最后一天', en: 'Last day' },
  needDay: { zh: '请选择最后一天', en: 'Choose the last day' },
  dayPast: { zh: '请选择今天或以后的日期', en: 'Choose today or a later day' },
  endsAt: {
    zh: '{day}当天结束后失效，到期前请换新的。',
    en: 'Stops working at the end of {day}; replace it before.',
  },
  endsNever: {
    zh: '不会自动失效，一旦泄露只能靠人发现后吊销。等保检查建议设期限。',
    en: 'Never ends by itself: if it leaks, somebody has to notice. A term is safer.',
  },
  toldTitle: { zh: '密钥“{name}”已建好', en: 'The key “{name}” is ready' },
  toldText: {
    zh: '完整密钥只显示这一次，请现在复制，填到对方系统的接口设置里。不要发在聊天群，也不要写进代码。',
    en: 'Shown this once: copy it now into the settings of the other system. Keep it out of chats and source code.',
  },
  key: { zh: '密钥', en: 'Key' },
  copyKey: { zh: '复制密钥', en: 'Copy the key' },
  tryIt: {
    zh: '在命令行验证一下，返回账号和权限就说明通了：',
    en: 'Try it: the answer is who you are and what you may do.',
  },
  copyCurl: { zh: '复制命令', en: 'Copy command' },
  docs: { zh: '接口文档', en: 'API reference' },
  revoke: { zh: '吊销密钥', en: 'Revoke key' },
  revokeTitle: { zh: '吊销“{name}”？', en: 'Revoke “{name}”?' },
  revokeUnused: {
    zh: '这把密钥从未使用过。吊销后立即失效，不能恢复。',
    en: 'It was never used. It stops working at once, for good.',
  },
  revokeUsed: {
    zh: '最近一次使用：{time}。吊销后立即失效，正在用它对接的系统会马上中断，不能恢复；要继续对接，请先建好新密钥换上。',
    en: 'Last used: {time}. It stops working at once, for good, and whatever uses it is cut off. If it is still needed, put a new key in its place first.',
  },
  revoked: { zh: '已吊销“{name}”', en: 'Revoked “{name}”' },
  history: { zh: '变更记录', en: 'History' },
} as const satisfies Texts;

/** Texts of one's own profile. */
export const profileTexts = {
  title: { zh: '个人资料', en: 'My profile' },
  contact: {
    title: { zh: '基本信息', en: 'About me' },
    more: {
      zh: '姓名、用户名和部门由管理员维护，有误请联系管理员。',
      en: 'Name, user name and department are kept by administrators; tell them if something is wrong.',
    },
    emailHint: { zh: '通知邮件发到这里', en: 'Mail about your work goes here' },
    save: { zh: '保存', en: 'Save' },
    saved: { zh: '已保存', en: 'Saved' },
  },
  looks: {
    title: { zh: '语言和外观', en: 'Language and appearance' },
    more: {
      zh: '语言跟随账号，邮件也用它；外观只影响这台设备。',
      en: 'The language goes with your account, mail included; the appearance stays on this device.',
    },
    theme: { zh: '外观', en: 'Appearance' },
    light: { zh: '浅色', en: 'Light' },
    dark: { zh: '深色', en: 'Dark' },
    system: { zh: '跟随系统', en: 'System' },
    differs: {
      zh: '这台设备现在显示中文，账号和邮件的语言是 English。',
      en: 'This device shows English; the language of your account and mail is 中文.',
    },
    adopt: { zh: '账号也改为中文', en: 'Use English there too' },
    languageSaved: { zh: '账号语言已改为中文', en: 'Your account is in English now' },
  },
  password: {
    title: { zh: '登录密码', en: 'Password' },
    more: {
      zh: '保存后，其他设备全部退出登录，要用新密码重新登录；这台设备不受影响。API 密钥照常使用。',
      en: 'Saving signs out every other device; they need the new password. This device stays, and API keys go on working.',
    },
    current: { zh: '当前密码', en: 'Present password' },
    next: { zh: '新密码', en: 'New password' },
    repeat: { zh: '再次输入新密码', en: 'New password again' },
    needed: { zh: '请填写', en: 'Fill this in' },
    differs: { zh: '两次输入不一致', en: 'The two do not match' },
    capsLock: { zh: '大写锁定已打开', en: 'Caps Lock is on' },
    save: { zh: '修改密码', en: 'Change password' },
    saved: { zh: '密码已修改', en: 'Your password is changed' },
    savedOthers: {
      zh: '密码已修改，另外 {count} 台设备已退出登录',
      en: 'Your password is changed. Other devices signed out: {count}',
    },
    rules: {
      length: { zh: '至少 {shortest} 个字符', en: 'At least {shortest} characters' },
      classes: {
        zh: '大写字母、小写字母、数字、符号，至少三种；满 {passphrase} 个字符则不限',
        en: 'Three of capitals, small letters, digits and signs; or {passphrase} characters of any kind',
      },
      login: { zh: '不含用户名 {login}', en: 'Without the user name {login}' },
      used: {
        zh: '与最近 {remembered} 次用过的不同（保存时检查）',
        en: 'None of the last {remembered} (checked when you save)',
      },
    },
    met: { zh: '已满足', en: 'met' },
    unmet: { zh: '未满足', en: 'not met' },
  },
  devices: {
    title: { zh: '登录设备', en: 'Where I am signed in' },
    more: {
      zh: '有不认识的设备，请让它退出登录，并马上修改密码。8 小时不用自动退出，最长 7 天。',
      en: 'If you do not know one of these, sign it out and change your password. A device is signed out after 8 hours without use, and after 7 days in any case.',
    },
    current: { zh: '这台设备', en: 'this device' },
    unknown: { zh: '未知设备', en: 'Unknown device' },
    inside: { zh: '内网', en: 'internal network' },
    outside: { zh: '外网', en: 'internet' },
    itself: { zh: '服务器本机', en: 'the server itself' },
    seen: { zh: '最近使用', en: 'Last used' },
    since: { zh: '登录于', en: 'Signed in' },
    end: { zh: '退出登录', en: 'Sign out' },
    endOf: { zh: '让 {device} 退出登录', en: 'Sign out {device}' },
    ended: { zh: '{device} 已退出登录', en: 'Signed out: {device}' },
    all: { zh: '显示全部 {count} 台', en: 'Show all {count}' },
    everywhere: { zh: '全部退出登录', en: 'Sign out everywhere' },
    everywhereTitle: { zh: '所有设备都退出登录？', en: 'Sign out everywhere?' },
    everywhereText: {
      zh: '{count} 台设备立即退出，包括这一台，都要重新登录。没保存的填写会留在各自的设备上。',
      en: 'Devices signed out at once, this one included: {count}. What was being typed stays on each device.',
    },
  },
  rights: {
    title: { zh: '我的权限', en: 'My rights' },
    more: {
      zh: '由您的角色得来，右侧是能看到、能处理的数据范围。不够用请联系管理员调整角色。',
      en: 'They come from your roles; at the right, the rows that each reaches. If you need more, ask an administrator.',
    },
    none: { zh: '还没有任何权限', en: 'No rights yet' },
    noneMore: {
      zh: '请联系管理员为您分配角色。',
      en: 'Ask an administrator to give you a role.',
    },
  },
} as const satisfies Texts;
