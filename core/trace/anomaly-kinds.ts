import type { Text } from '../platform/index.ts';

/** What is known of one kind of broken integrity rule. */
interface KindOfAnomaly {
  readonly name: Text;
  /** One sentence with the values of `AnomalyFacts` in its `{name}` places. */
  readonly text: Text;
  /** What a person does about it. */
  readonly remedy: Text;
  /** A step of ours that is online is refused by it. */
  readonly isStrict: boolean;
}

/**
 * The integrity rules that a fact may break. `{unit}` is the unit, `{peer}` the other unit, `{time}` the time of the
 * event, `{other}` that of the other event, all of them as a person reads them; `{field}` a JSON Pointer into
 * the event, `{fields}` names of fields.
 */
export const anomalyKinds = {
  'created-twice': {
    name: { zh: '重复生成', en: 'Created twice' },
    text: {
      zh: '{unit} 于 {time} 再次生成，此前已于 {other} 生成。',
      en: '{unit} was created again at {time}; it had been created at {other} already.',
    },
    remedy: {
      zh: '请核对号码是否重复使用；若其中一次有误，请对该事件作错误声明。',
      en: 'Check whether the number was used twice; if one event is wrong, declare it wrong.',
    },
    isStrict: true,
  },
  'used-after-destroyed': {
    name: { zh: '销毁或消耗后仍使用', en: 'Used after it had ended' },
    text: {
      zh: '{unit} 于 {time} 被使用，但它已于 {other} 消耗、注销或销毁。',
      en: '{unit} was used at {time}, though it had been consumed, decommissioned or destroyed at {other}.',
    },
    remedy: {
      zh: '请核对实物与号码；若先前的消耗或销毁有误，请对该事件作错误声明。',
      en: 'Compare the thing with its number; if it had not ended, declare that event wrong.',
    },
    isStrict: true,
  },
  'shipped-on-hold': {
    name: { zh: '冻结中发出', en: 'Shipped on hold' },
    text: {
      zh: '{unit} 于 {time} 发出，当时 {peer} 处于冻结（{hold}）。',
      en: '{unit} left at {time} while {peer} was on hold ({hold}).',
    },
    remedy: {
      zh: '请先解除冻结，或把被冻结的内容取出后再发。',
      en: 'Lift the hold first, or take out what is held.',
    },
    isStrict: true,
  },
  'shipped-inside-other': {
    name: { zh: '在容器内单独发出', en: 'Shipped without its container' },
    text: {
      zh: '{unit} 于 {time} 发出，但按记录它仍在 {peer} 内，而 {peer} 未一同发出。',
      en: '{unit} was shipped at {time}, but is known to be inside {peer}, which was not shipped with it.',
    },
    remedy: {
      zh: '请先记录拆包，或连同容器一起发出。',
      en: 'Record that it was unpacked, or ship the container with it.',
    },
    isStrict: true,
  },
  'in-two-containers': {
    name: { zh: '同时在两个容器内', en: 'In two containers at once' },
    text: {
      zh: '{unit} 于 {time} 装入另一容器，但按记录它自 {other} 起仍在 {peer} 内。',
      en: '{unit} was put into another container at {time}, but is known to be inside {peer} since {other}.',
    },
    remedy: {
      zh: '请先记录从原容器取出；若其中一次装入有误，请对该事件作错误声明。',
      en: 'Record that it was taken out before; if one of the two events is wrong, declare it wrong.',
    },
    isStrict: true,
  },
  'more-consumed-than-there-is': {
    name: { zh: '用量超过存量', en: 'More was taken than there was' },
    text: {
      zh: '{unit} 于 {time} 取用 {needed} {uom}，但当时账上只有 {there} {uom}。',
      en: '{needed} {uom} of {unit} were taken at {time}, but only {there} {uom} were there.',
    },
    remedy: {
      zh: '请核对数量与计量单位，补记缺少的入库，或盘点后修正。',
      en: 'Check quantity and unit of measure, record the receipt that is missing, or count the stock.',
    },
    isStrict: true,
  },
  'event-in-the-future': {
    name: { zh: '事件时间在未来', en: 'Event in the future' },
    text: {
      zh: '涉及 {unit} 的事件时间为 {time}，晚于收到它的时间 {recorded}。',
      en: 'An event of {unit} is dated {time}, which is later than {recorded}, when it was received.',
    },
    remedy: {
      zh: '请校准采集设备的时钟与时区后重新提交。',
      en: 'Set the clock and the time zone of the device right and send it again.',
    },
    isStrict: true,
  },
  'product-lot-mismatch': {
    name: { zh: '产品与批次不符', en: 'Product and lot do not match' },
    text: {
      zh: '{unit} 于 {time} 被记为属于批次 {peer}，与已知的产品或批次 {before} 不符。',
      en: '{unit} was said at {time} to belong to lot {peer}, which does not match {before}.',
    },
    remedy: {
      zh: '请核对实物标签上的产品与批号，并对错误的事件作错误声明。',
      en: 'Compare product and lot on the label, and declare the wrong event wrong.',
    },
    isStrict: true,
  },
  'lot-of-several-products': {
    name: { zh: '批次对应多个产品', en: 'Lot of several products' },
    text: {
      zh: '{unit} 的成员于 {time} 被记为产品 {peer}，而 {other} 的成员为产品 {before}。',
      en: 'Something of product {peer} was said at {time} to be of lot {unit}, of which something of product {before} was said to be at {other}.',
    },
    remedy: {
      zh: '请核对实物标签上的产品与批号，并对错误的事件作错误声明；若该批次确含多个产品，请由人员确认处理。',
      en: 'Compare products and lot on the labels, and declare the wrong event wrong; if the lot does hold both products, resolve this with the reason.',
    },
    isStrict: true,
  },
  'departure-location-mismatch': {
    name: { zh: '离开地点与已知地点不符', en: 'Left from another place than known' },
    text: {
      zh: '{unit} 于 {time} 从 {from} 离开，但按记录它在 {known}。',
      en: '{unit} left {from} at {time}, but was known to be at {known}.',
    },
    remedy: {
      zh: '请补记两地之间的移动，或更正离开的地点。',
      en: 'Record the move between the two places, or correct the place of departure.',
    },
    isStrict: true,
  },
  'possible-duplicate': {
    name: { zh: '可能重复的事件', en: 'Possible duplicate' },
    text: {
      zh: '涉及 {unit} 的同一内容以两个事件编号收到，时间为 {time}。',
      en: 'The same content about {unit}, dated {time}, was received under two event ids.',
    },
    remedy: {
      zh: '若只发生过一次，请对其中一个事件作错误声明。',
      en: 'If it happened once only, declare one of the two wrong.',
    },
    isStrict: false,
  },
  'doubtful-field': {
    name: { zh: '字段存疑', en: 'Doubtful field' },
    text: {
      zh: '涉及 {unit} 的事件（{time}）中，字段 {field} 存疑：{what}。',
      en: 'In an event of {unit}, dated {time}, the field {field} is doubtful: {what}.',
    },
    remedy: {
      zh: '请与提供数据的一方核对该字段；若确有错误，请对该事件作错误声明，由对方更正后重新发送。',
      en: 'Check the field with whoever sent it; if it is wrong, declare the event wrong and have it sent again corrected.',
    },
    isStrict: false,
  },
  'declaration-differs': {
    name: { zh: '错误声明与原事件不符', en: 'Declaration differs from its event' },
    text: {
      zh: '涉及 {unit} 的事件（{time}）已被声明有误，但声明所复述的内容与它不同（{fields}）。该事件仍作废。',
      en: 'The event of {unit}, dated {time}, was declared wrong by a declaration that says something else in {fields}. The event is void all the same.',
    },
    remedy: {
      zh: '请与声明方核对所声明的是否就是这一事件；若不该作废，请以新的 eventID 重新发送该事件。',
      en: 'Check with whoever declared it whether this event was meant; if it should stand, send it again under a new eventID.',
    },
    isStrict: false,
  },
} as const satisfies Readonly<Record<string, KindOfAnomaly>>;

/** A kind of broken integrity rule. */
export type AnomalyKind = keyof typeof anomalyKinds;

/** All kinds of anomalies. */
export const anomalyKindNames = [
  'created-twice',
  'used-after-destroyed',
  'shipped-on-hold',
  'shipped-inside-other',
  'in-two-containers',
  'more-consumed-than-there-is',
  'event-in-the-future',
  'product-lot-mismatch',
  'lot-of-several-products',
  'departure-location-mismatch',
  'possible-duplicate',
  'doubtful-field',
  'declaration-differs',
] as const satisfies readonly AnomalyKind[];

/** How bad it is: `holding` holds the unit until a person says otherwise, `note` only asks for a look. */
export const anomalySeverities = ['holding', 'note'] as const;
/** Open; cleared by information that came later; resolved by a person. */
export const anomalyStates = ['open', 'cleared', 'resolved'] as const;
