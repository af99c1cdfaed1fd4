import { type EventIssue, issue } from '@yuanliu/core/trace';
import type { ErrorObject } from 'ajv';
import { definitionOf } from './epcis-schema.parse.ts';
import { shown } from './value-issues.ts';

/** Values that are a word of the CBV or a URI of somebody's own, by the definition in GS1's schema. */
const vocabularies: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  bizStep: ['业务步骤', 'business step'],
  disposition: ['处置状态', 'disposition'],
  'bizTransaction-type': ['业务单据类型', 'business transaction type'],
  'source-dest-type': ['来源、去向类型', 'source or destination type'],
  'error-reason': ['更正原因', 'error reason'],
  measurementType: ['测量类型', 'measurement type'],
  sensorAlertType: ['传感器报警类型', 'sensor alert type'],
  component: ['分量', 'component'],
};

/** Fields of which an event needs some, by the condition of GS1's schema (`definitionOf`). */
interface FieldChoice {
  readonly path: string;
  readonly fields: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const parts: FieldChoice = {
  path: '/childEPCs',
  fields: ['childEPCs', 'childQuantityList'],
  zh: '除 DELETE（全部解除）外，必须在 childEPCs 或 childQuantityList 中写明子物',
  en: 'Name the children in childEPCs or childQuantityList; only DELETE may leave them out, which means all of them',
};

const fieldChoices: Readonly<Record<string, FieldChoice>> = {
  'ObjectEvent#2': {
    path: '/epcList',
    fields: ['epcList', 'quantityList', 'sensorElementList', 'readPoint'],
    zh: 'ObjectEvent 须有 epcList 或非空的 quantityList；两者都没有时，须同时有 sensorElementList 和 readPoint',
    en: 'An ObjectEvent needs epcList or a quantityList that is not empty; without both, sensorElementList together with readPoint',
  },
  'ObjectEvent#3': {
    path: '/ilmd',
    fields: ['action'],
    zh: 'ilmd 只能写在 action 为 ADD 的 ObjectEvent 中，请删去 ilmd 或改正 action',
    en: 'ilmd belongs to an ObjectEvent with action ADD only; take it out or correct the action',
  },
  'AggregationEvent#2': parts,
  'AssociationEvent#2': parts,
  'TransactionEvent#2': {
    path: '/epcList',
    fields: ['epcList', 'quantityList'],
    zh: '除 DELETE 外，TransactionEvent 须有 epcList 或非空的 quantityList',
    en: 'A TransactionEvent needs epcList or a quantityList that is not empty; only DELETE may leave both out',
  },
  'TransformationEvent#2': {
    path: '/inputEPCList',
    fields: ['inputEPCList', 'inputQuantityList', 'outputEPCList', 'outputQuantityList'],
    zh: '没有 transformationID 的 TransformationEvent 须同时有投入（inputEPCList 或 inputQuantityList）和产出（outputEPCList 或 outputQuantityList）；有 transformationID 时至少有其一',
    en: 'A TransformationEvent needs inputs (inputEPCList or inputQuantityList) and outputs (outputEPCList or outputQuantityList); with a transformationID one of them is enough',
  },
};

/** What a failed choice means; undefined where a better error tells it already. */
export const choiceIssue = (error: ErrorObject, errors: readonly ErrorObject[]): EventIssue | undefined => {
  const definition = definitionOf(error.parentSchema);
  const fields = fieldChoices[definition];
  if (fields !== undefined) {
    // A field that is there and wrong fails the choice too, and its own error says more.
    const isTold = fields.fields.some((field) =>
      errors.some(({ instancePath }) => `${instancePath}/`.startsWith(`${error.instancePath}/${field}/`)),
    );
    return isTold ? undefined : issue(error.instancePath + fields.path, fields.zh, fields.en);
  }
  const vocabulary = vocabularies[definition];
  const value = shown(error.data);
  if (vocabulary !== undefined) return wordIssue(error.instancePath, value, vocabulary);
  if (definition === 'persistentDisposition') {
    return issue(
      error.instancePath,
      'persistentDisposition 须有 set 或 unset',
      'persistentDisposition needs set or unset',
    );
  }
  // A list whose entries are wrong has told so at the entries.
  if (errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`))) return undefined;
  if (definition === 'certificationInfo') {
    return issue(
      error.instancePath,
      `“${value}”不是 URI；certificationInfo 应是一个 URI 或 URI 的列表`,
      `"${value}" is no URI; certificationInfo is a URI or a list of them`,
    );
  }
  return issue(
    error.instancePath,
    `“${value}”不是这里允许的形式，请对照 EPCIS 2.0 改正`,
    `"${value}" has none of the forms that EPCIS 2.0 allows here`,
  );
};

const wordIssue = (path: string, value: string, [zh, en]: readonly [string, string]): EventIssue =>
  issue(
    path,
    `“${value}”不是 CBV 2.0 的${zh}；请用 CBV 的词（不带前缀），或用自己命名空间的 URI`,
    `"${value}" is no ${en} of CBV 2.0; use one of its words without a prefix, or a URI of your own namespace`,
  );
