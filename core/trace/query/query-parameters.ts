import type { Text } from '../../platform/index.ts';

/**
 * What a parameter's value is. In a URL a `…List` is written `a|b` (a text that holds a `|` needs a stored query), in
 * JSON it is an array. `scalarList` may hold texts, numbers, times or truth values, as the field does.
 */
export type QueryParameterType =
  | 'textList'
  | 'uriList'
  | 'numberList'
  | 'scalarList'
  | 'time'
  | 'number'
  | 'numberOrTime'
  | 'boolean'
  | 'count'
  | 'word';

/** A parameter of event queries, or a form that many parameters have. */
export interface QueryParameter {
  /** The whole name; `<…>` stands for what the asker puts in, `EQ|GT` for one of several words. */
  readonly name: string;
  /** A parameter of this form and a value as it stands in a URL. */
  readonly example: readonly [name: string, value: string];
  readonly type: QueryParameterType;
  readonly text: Text;
}

const of = (
  name: string,
  type: QueryParameterType,
  [example, zh, en]: readonly [readonly [string, string] | string, string, string],
): QueryParameter => ({
  name,
  type,
  example: typeof example === 'string' ? [name, example] : example,
  text: { zh, en },
});

const time = '2026-03-04T10:00:00+08:00';
const item = 'https://id.gs1.org/01/09520123456788/21/1001';
const lot = 'https://id.gs1.org/01/09520123456788/10/A7';
const place = 'https://id.gs1.org/414/9520123456788';

const typesAndTimes: readonly QueryParameter[] = [
  of('eventType', 'textList', [
    'ObjectEvent|AggregationEvent',
    '事件类型，扩展类型写 URI',
    'Type of event; an extension type as its URI',
  ]),
  of('GE_eventTime', 'time', [time, '事件发生时间不早于', 'Took place at this time or later']),
  of('LT_eventTime', 'time', [time, '事件发生时间早于', 'Took place before this time']),
  of('GE_recordTime', 'time', [time, '入账时间不早于', 'Recorded at this time or later']),
  of('LT_recordTime', 'time', [time, '入账时间早于', 'Recorded before this time']),
];

const whyAndWhere: readonly QueryParameter[] = [
  of('EQ_action', 'textList', ['ADD|DELETE', '动作：ADD、OBSERVE、DELETE', 'Action: ADD, OBSERVE or DELETE']),
  of('EQ_bizStep', 'textList', [
    'shipping|receiving',
    '业务步骤，CBV 词或 URI',
    'Business step: a word of CBV or a URI',
  ]),
  of('EQ_disposition', 'textList', [
    'in_transit',
    '处置状态，CBV 词或 URI',
    'Disposition: a word of CBV or a URI',
  ]),
  of('EQ_persistentDisposition_set|unset', 'textList', [
    ['EQ_persistentDisposition_set', 'completeness_verified'],
    '设置或撤销的持久处置状态',
    'Persistent disposition that is set or unset',
  ]),
  of('EQ_readPoint', 'uriList', [place, '读取点', 'Read point']),
  of('WD_readPoint', 'uriList', [
    place,
    '读取点及其主数据中的全部下级',
    'Read point, or anything below it as master data says',
  ]),
  of('EQ_bizLocation', 'uriList', [place, '业务地点', 'Business location']),
  of('WD_bizLocation', 'uriList', [
    place,
    '业务地点及其主数据中的全部下级',
    'Business location, or anything below it as master data says',
  ]),
  of('EQ_bizTransaction_<type>', 'uriList', [
    ['EQ_bizTransaction_po', 'urn:example:po:1'],
    '该类型的业务单据',
    'Business transaction of this type',
  ]),
  of('EQ_source_<type>', 'uriList', [
    ['EQ_source_owning_party', 'https://id.gs1.org/417/9520123456788'],
    '该类型的来源方或来源地',
    'Source of this type',
  ]),
  of('EQ_destination_<type>', 'uriList', [
    ['EQ_destination_location', place],
    '该类型的去向方或去向地',
    'Destination of this type',
  ]),
  of('EQ_transformationID', 'textList', [
    'urn:example:transformation:1',
    '转化标识（多条事件共用）',
    'transformationID that several events share',
  ]),
];

const what: readonly QueryParameter[] = [
  of('MATCH_epc', 'uriList', [
    item,
    'epcList、childEPCs 中的单品，或含有它的连号段；URN、数字链接、模式均可',
    'Thing in epcList or childEPCs, or in a row of serials there; URN, Digital Link or pattern',
  ]),
  of('MATCH_parentID', 'uriList', [
    'urn:epc:id:sscc:0614141.0000000005',
    'parentID 中的容器',
    'Container in parentID',
  ]),
  of('MATCH_inputEPC', 'uriList', [item, '投入的单品', 'Thing in inputEPCList']),
  of('MATCH_outputEPC', 'uriList', [item, '产出的单品', 'Thing in outputEPCList']),
  of('MATCH_anyEPC', 'uriList', [
    'urn:epc:idpat:sgtin:0614141.107346.*',
    '以上任一处的单品或容器',
    'Thing in any of these lists or in parentID',
  ]),
  of('MATCH_epcClass', 'uriList', [
    lot,
    'quantityList、childQuantityList 中的类别或批次',
    'Class or lot in quantityList or childQuantityList',
  ]),
  of('MATCH_inputEPCClass', 'uriList', [lot, '投入的类别或批次', 'Class or lot in inputQuantityList']),
  of('MATCH_outputEPCClass', 'uriList', [lot, '产出的类别或批次', 'Class or lot in outputQuantityList']),
  of('MATCH_anyEPCClass', 'uriList', [
    'urn:epc:idpat:sgtin:0614141.*.*',
    '以上任一处的类别或批次',
    'Class or lot in any of these lists',
  ]),
  of('EQ_quantity', 'numberList', [
    '10|20',
    '数量等于（不看单位）',
    'Quantity equals this number, whatever its unit',
  ]),
  of('GT|GE|LT|LE_quantity', 'number', [
    ['GT_quantity', '8'],
    '数量大于、不小于、小于、不大于（不看单位）',
    'Quantity above, from, below or up to this number, whatever its unit',
  ]),
  of('EQ_quantity_<uom>', 'numberList', [
    ['EQ_quantity_KGM', '1.5'],
    '数量等于，按该单位换算；没有单位的数量不匹配',
    'Quantity equals this amount, units converted; a quantity without a unit never matches',
  ]),
  of('GT|GE|LT|LE_quantity_<uom>', 'number', [
    ['LE_quantity_KGM', '1.5'],
    '数量比较，按该单位换算',
    'Quantity compared with this amount, units converted',
  ]),
];

const identityAndErrors: readonly QueryParameter[] = [
  of('EQ_eventID', 'textList', [
    'urn:uuid:00000000-0000-4000-8000-000000000001',
    '事件标识',
    'eventID, minted ones among them',
  ]),
  of('EXISTS_errorDeclaration', 'boolean', ['true', '只要更正声明', 'Error declarations only']),
  of('GE_errorDeclarationTime', 'time', [time, '声明时间不早于', 'Declared at this time or later']),
  of('LT_errorDeclarationTime', 'time', [time, '声明时间早于', 'Declared before this time']),
  of('EQ_errorReason', 'textList', [
    'incorrect_data',
    '声明的原因，CBV 词或 URI',
    'Reason: a word of CBV or a URI',
  ]),
  of('EQ_correctiveEventID', 'textList', [
    'urn:uuid:00000000-0000-4000-8000-000000000002',
    '声明所列的更正事件',
    'Corrective event that a declaration names',
  ]),
];

const places = 'ILMD|ERROR_DECLARATION|readPoint|bizLocation|SENSORELEMENT|SENSORMETADATA|SENSORREPORT';

const extensions: readonly QueryParameter[] = [
  of('EQ_<prefix:field>', 'scalarList', [
    ['EQ_ex:batch', 'A7|A8'],
    '扩展字段等于；前缀由 GS1-Extensions 头或 @context 声明，也可写完整 URI',
    'Extension field equals; the prefix is declared by the header GS1-Extensions or by @context, or write the whole URI',
  ]),
  of('GT|GE|LT|LE_<prefix:field>', 'numberOrTime', [
    ['GT_ex:temperature', '25'],
    '扩展字段与数字或时间比较',
    'Extension field compared with a number or a time',
  ]),
  of('EXISTS_<prefix:field>', 'boolean', [
    ['EXISTS_ex:batch', 'true'],
    '有此扩展字段',
    'Has this extension field',
  ]),
  of('EQ|GT|GE|LT|LE|EXISTS_INNER_<prefix:field>', 'scalarList', [
    ['EQ_INNER_ex:field', 'A7'],
    '扩展字段内任意深度的字段',
    'Field at any depth inside extension fields',
  ]),
  of(`EQ|GT|GE|LT|LE|EXISTS_[INNER_]${places}_<prefix:field>`, 'scalarList', [
    ['EQ_ILMD_cbvmda:lotNumber', 'A7'],
    '批次主数据、更正声明、地点、传感数据里的扩展字段',
    'Extension field in master data of lots, error declarations, places and sensor data',
  ]),
];

const masterData: readonly QueryParameter[] = [
  of('HASATTR_<field>', 'textList', [
    ['HASATTR_bizLocation', 'urn:epcglobal:cbv:mda:site'],
    '字段所指的地点、步骤等在主数据中有此属性',
    'Master data of what the field names has such an attribute',
  ]),
  of('EQATTR_<field>_<attribute>', 'textList', [
    ['EQATTR_bizLocation_urn:epcglobal:cbv:mda:site', '208'],
    '字段所指的地点、步骤等在主数据中的属性等于',
    'Attribute in the master data of what the field names equals',
  ]),
];

const sensors: readonly QueryParameter[] = [
  of('EXISTS_sensorElementList', 'boolean', ['true', '有传感数据', 'Has sensor data']),
  of('EQ_type', 'textList', ['Temperature', '测量类型', 'Type of measurement']),
  of('EQ_<sensor URI>', 'uriList', [
    ['EQ_deviceID', 'urn:epc:id:giai:4000001.111'],
    'deviceID、deviceMetadata、rawData、dataProcessingMethod、bizRules、microorganism、chemicalSubstance、uriValue，在 sensorMetadata 或 sensorReport 里均可',
    'deviceID, deviceMetadata, rawData, dataProcessingMethod, bizRules, microorganism, chemicalSubstance, uriValue, in sensorMetadata or sensorReport alike',
  ]),
  of('EQ_stringValue', 'textList', ['OK', '传感文本值', 'Sensor value that is a text']),
  of('EQ_booleanValue', 'boolean', ['true', '传感真假值', 'Sensor value that is a truth value']),
  of('EQ_hexBinaryValue', 'textList', ['f0f0', '传感十六进制值', 'Sensor value in hexadecimal']),
  of('EQ|GT|GE|LT|LE_time|startTime|endTime', 'time', [
    ['GE_startTime', time],
    '测量时间、起始、终止时间',
    'Time, begin or end of a measurement',
  ]),
  of('EQ|GT|GE|LT|LE_value|minValue|maxValue|meanValue|sDev|percValue_<uom>', 'number', [
    ['GE_value_KEL', '299.15'],
    '测量值、极值、均值、标准差、百分位值，按该单位换算',
    'Value, extremes, mean, standard deviation or percentile of a measurement, units converted',
  ]),
  of('EQ|GT|GE|LT|LE_sDev|percValue', 'number', [
    ['GE_sDev', '0.1'],
    '标准差、百分位值，按所写的数比较（不看单位）',
    'Standard deviation or percentile as written, whatever its unit',
  ]),
  of('EQ|GT|GE|LT|LE_percRank', 'number', [['LT_percRank', '50'], '百分位', 'Percentile rank']),
];

const answer: readonly QueryParameter[] = [
  of('orderBy', 'word', [
    'eventTime',
    '排序：eventTime、recordTime 或一个扩展字段；没有该字段的排在最后',
    'Order: eventTime, recordTime or an extension field; events that lack it come last',
  ]),
  of('orderDirection', 'word', ['ASC', '升序 ASC 或降序 DESC（默认）', 'ASC or DESC, which is the default']),
  of('eventCountLimit', 'count', [
    '5',
    '只要前几条，须同时给出 orderBy',
    'Only the first so many; needs orderBy',
  ]),
  of('maxEventCount', 'count', [
    '1000',
    '超过这么多条就报 QueryTooLargeException；不能与 eventCountLimit 同用',
    'QueryTooLargeException if there are more; excludes eventCountLimit',
  ]),
];

/** Every parameter of event queries (EPCIS 2.0, 8.2.7.1), in the order in which a guide tells them. */
export const queryParameters: readonly QueryParameter[] = [
  ...typesAndTimes,
  ...whyAndWhere,
  ...what,
  ...identityAndErrors,
  ...extensions,
  ...masterData,
  ...sensors,
  ...answer,
];

/** Parameters of one query at the most; more are refused with `queryTooComplex`. */
export const mostQueryParameters = 50;
/** Values of all parameters of one query together, at the most. */
export const mostQueryValues = 5_000;
/** Patterns (`urn:epc:idpat:…`) of one query at the most, each of which may cover millions of things. */
export const mostQueryPatterns = 100;
