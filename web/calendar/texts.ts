import type { Texts } from '../lib/text.ts';

/** Texts of the work calendar. */
export const texts = {
  title: { zh: '工作日历', en: 'Work calendar' },
  description: {
    zh: '各项时限按这里的工作日和作息计算。',
    en: 'Deadlines are counted by these working days and hours.',
  },
  readOnly: {
    zh: '您可以查看；如需修改，请向管理员申请“{right}”权限。',
    en: 'You may look. To change it, ask your administrator for the right “{right}”.',
  },
  set: { zh: '设置日期', en: 'Set days' },
  cancel: { zh: '取消', en: 'Cancel' },
  failed: { zh: '没能完成：{reason}', en: 'Not done: {reason}' },

  year: { zh: '{year}年', en: '{year}' },
  chooseYear: { zh: '选择年份', en: 'Year' },
  yearBefore: { zh: '上一年', en: 'Year before' },
  yearAfter: { zh: '下一年', en: 'Year after' },
  thisYear: { zh: '回到今年', en: 'This year' },
  monthBefore: { zh: '上个月', en: 'Month before' },
  monthAfter: { zh: '下个月', en: 'Month after' },
  workingDays: { zh: '{count} 个工作日', en: '{count} working days' },
  monthDays: { zh: '{count} 个工作日', en: '{count} days' },
  yearCounts: {
    zh: '全年工作日 {days} 天，工时 {hours} 小时',
    en: '{days} working days, {hours} hours in the year',
  },
  months: { zh: '{year}年各月', en: 'Months of {year}' },
  keys: {
    zh: '方向键移动，Shift 连选，Ctrl 点选多天，回车设置',
    en: 'Arrows move, Shift picks a range, Ctrl-click adds days, Enter sets',
  },

  legend: { zh: '图例', en: 'Legend' },
  looks: {
    ordinary: { zh: '工作日', en: 'Working day' },
    rest: { zh: '每周休息', en: 'Weekly day off' },
    holiday: { zh: '放假', en: 'Holiday' },
    worked: { zh: '调休上班', en: 'Worked instead' },
    hours: { zh: '作息不同', en: 'Hours of its own' },
  },
  marks: {
    holiday: { zh: '休', en: 'off' },
    worked: { zh: '班', en: 'on' },
    hours: { zh: '时', en: 'hrs' },
  },
  today: { zh: '今天', en: 'Today' },

  unsettled: { zh: '{year}年的放假安排尚未确定', en: 'The holidays of {year} are not settled yet' },
  unsettledNational: {
    zh: '目前只有法定节假日，调休要等国务院公布；在此之前，跨入这一年的时限都会注明“可能变动”。',
    en: 'Only the days given by law are in; what is moved to and from weekends comes with the State Council’s notice. Until then, deadlines that reach into the year are marked as open to change.',
  },
  unsettledNone: {
    zh: '本版本没有这一年的国家安排；确定之前，跨入这一年的时限都会注明“可能变动”。',
    en: 'This version does not carry the year. Until it is settled, deadlines that reach into it are marked as open to change.',
  },
  howToSettle: {
    zh: '公布后请对照录入放假和调休，再点“设为已确定”。',
    en: 'Enter the days when they are announced, then settle the year.',
  },
  settle: { zh: '设为已确定', en: 'It is settled' },
  settled: { zh: '{year}年的放假安排已确定', en: 'The holidays of {year} are settled' },
  unsettle: { zh: '改回未确定', en: 'Not settled after all' },
  unsettledNow: { zh: '{year}年已改回未确定', en: '{year} is open again' },
  source: {
    national: { zh: '与国家安排一致', en: 'As the national arrangement' },
    own: { zh: '在国家安排上有改动', en: 'Differs from the national arrangement' },
    manual: { zh: '由本企业维护', en: 'Kept by your enterprise' },
    notice: { zh: '国务院通知', en: 'State Council notice' },
    law: { zh: '依据：{source}', en: 'From: {source}' },
    opens: { zh: '（新窗口）', en: '(new window)' },
  },

  exceptions: { zh: '放假与调休', en: 'Exceptions' },
  noExceptions: { zh: '这一年还没有放假和调休', en: 'No exceptions this year' },
  noExceptionsMore: {
    zh: '在日历上选中日期即可设置。',
    en: 'Choose days in the calendar to set them.',
  },
  ownMark: { zh: '厂定', en: 'own' },
  ownMarkMore: { zh: '国家安排里没有，或与它不同', en: 'Not so in the national arrangement' },
  dayCount: { zh: '{count} 天', en: '{count} d' },
  off: { zh: '休息', en: 'off' },
  working: { zh: '上班', en: 'worked' },

  selected: { zh: '已选 {count} 天，其中工作日 {working} 天', en: 'Days: {count}, worked: {working}' },
  unselect: { zh: '取消选择', en: 'Clear selection' },

  day: {
    titleOne: { zh: '设置 {day}', en: 'Set {day}' },
    titleMany: { zh: '设置日期', en: 'Set days' },
    now: { zh: '现在', en: 'Now' },
    clear: { zh: '清除，按每周作息', en: 'Clear: back to the week' },
    cleared: { zh: '{days}已恢复为每周作息', en: '{days}: back to the week' },
    set: { zh: '{days}已设为{what}', en: '{days}: {what}' },
    someDays: { zh: '{count} 天', en: '{count} days' },
    first: { zh: '首日', en: 'First day' },
    last: { zh: '末日', en: 'Last day' },
    days: { zh: '日期', en: 'Days' },
    needDays: {
      zh: '请填写{year}年内的日期，末日不早于首日',
      en: 'Give days of {year}, the last not before the first',
    },
    kind: { zh: '设为', en: 'Make them' },
    holiday: { zh: '休息', en: 'Off' },
    workingDay: { zh: '上班', en: 'Worked' },
    name: { zh: '名称', en: 'Name' },
    otherName: { zh: '英文名称', en: 'Chinese name' },
    otherNameHint: {
      zh: '选填，英文界面显示；不填则用上面的名称',
      en: 'Optional; the name above is used without it',
    },
    suggestions: { zh: '常用名称', en: 'Common names' },
    hours: { zh: '工作时段', en: 'Working hours' },
    hoursHint: {
      zh: '不填则按每周作息；当天本来休息的，按周一',
      en: 'Without them the week’s hours hold, Monday’s where the day is off',
    },
    effect: { zh: '全年工作日 {from} 天 → {to} 天', en: 'Working days of the year: {from} → {to}' },
    noEffect: { zh: '全年工作日仍为 {to} 天', en: 'Working days of the year: {to}, as before' },
    byWeek: { zh: '按每周作息', en: 'By the week' },
    mixed: {
      zh: '所选日期各不相同，保存后统一为下面的设置',
      en: 'The days differ now; saving makes them alike',
    },
  },
  names: {
    plant: { zh: '厂休', en: 'Plant holiday' },
    stock: { zh: '盘点', en: 'Stocktaking' },
    repair: { zh: '设备检修', en: 'Maintenance' },
    power: { zh: '停电', en: 'Power cut' },
    makeUp: { zh: '调休上班', en: 'Make-up day' },
    overtime: { zh: '加班', en: 'Overtime' },
    half: { zh: '半天班', en: 'Half day' },
  },

  hours: {
    from: { zh: '第 {number} 段开始', en: 'Stretch {number} from' },
    to: { zh: '第 {number} 段结束', en: 'Stretch {number} to' },
    add: { zh: '加一段', en: 'Add hours' },
    remove: { zh: '删除第 {number} 段', en: 'Remove stretch {number}' },
    form: { zh: '请按 08:30 的格式填写时间，最晚 24:00', en: 'Write times as 08:30, 24:00 at the latest' },
    order: {
      zh: '结束要晚于开始，各段按先后排列、互不重叠；跨夜班次请在 24:00 处分到两天',
      en: 'Each stretch ends after it begins; in order, without overlap. Cut night shifts at 24:00',
    },
  },

  week: {
    title: { zh: '每周作息', en: 'Weekly hours' },
    add: { zh: '新增作息', en: 'Add weekly hours' },
    addShort: { zh: '新增', en: 'Add' },
    edit: { zh: '修改', en: 'Change' },
    editTitle: { zh: '修改每周作息', en: 'Change weekly hours' },
    since: { zh: '{day}起', en: 'From {day}' },
    always: { zh: '一直以来', en: 'From the beginning' },
    dayOff: { zh: '休息', en: 'off' },
    from: { zh: '从哪天起', en: 'From' },
    fromHint: {
      zh: '例如夏令作息从 6 月 1 日起；到下一份作息开始为止',
      en: 'Summer hours from 1 June, for instance; they hold until the next begin',
    },
    needFrom: { zh: '请填写{year}年内的日期', en: 'Give a day of {year}' },
    taken: {
      zh: '这一天起已有一份作息，请直接修改那一份',
      en: 'Weekly hours begin on this day already; change those',
    },
    copy: { zh: '周二至周五同周一', en: 'Tuesday to Friday like Monday' },
    remove: { zh: '删除这份作息', en: 'Remove these hours' },
    removed: { zh: '已删除{day}起的作息，之前的作息继续有效', en: 'Removed; the hours before {day} go on' },
    saved: { zh: '每周作息已保存', en: 'Weekly hours saved' },
    nobody: { zh: '一周至少要有一天上班', en: 'At least one day of the week needs hours' },
  },

  restore: {
    open: { zh: '恢复国家安排', en: 'Restore national days' },
    title: { zh: '恢复{year}年国家安排', en: 'Restore the national arrangement of {year}' },
    what: {
      zh: '以下日期会变回国家安排，全年工作日 {from} 天 → {to} 天。每周作息不变。',
      en: 'These days go back to the national arrangement; working days {from} → {to}. The weekly hours stay.',
    },
    same: {
      zh: '日期与国家安排没有差别。恢复后，这一年随系统升级自动更新。',
      en: 'No day differs. Restored, the year is kept up to date by upgrades.',
    },
    certainty: {
      zh: '同时变回“尚未确定”：国务院还没有公布这一年的安排。',
      en: 'The year is then not settled again: the State Council has not announced it.',
    },
    days: { zh: '日期', en: 'Days' },
    now: { zh: '现在', en: 'Now' },
    after: { zh: '恢复后', en: 'Afterwards' },
    action: { zh: '恢复', en: 'Restore' },
    done: { zh: '已恢复{year}年国家安排', en: '{year} follows the national arrangement again' },
  },
  undone: { zh: '已撤销', en: 'Taken back' },
} as const satisfies Texts;
