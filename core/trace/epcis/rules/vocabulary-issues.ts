import { type CbvVocabulary, unknownCbvWord } from '../cbv/cbv.ts';
import { isObject, type JsonObject, objectsOf, textsOf } from '../json-shapes.ts';
import { type EventIssue, issue } from './event-issue.ts';

/** What a vocabulary is called in a sentence. */
const called: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  bizStep: ['业务步骤', 'a business step'],
  disposition: ['处置状态', 'a disposition'],
  transactionType: ['业务单据类型', 'a business transaction type'],
  endpointType: ['来源、去向类型', 'a source or destination type'],
  errorReason: ['更正原因', 'an error reason'],
  component: ['分量', 'a component'],
};

/**
 * Values that claim to be of the CBV and are not in it. Measurement types and alerts are left out: their namespace
 * is GS1's Web Vocabulary, which grows.
 */
export const vocabularyIssues = (event: JsonObject): EventIssue[] => {
  const persistent = event['persistentDisposition'];
  const declaration = event['errorDeclaration'];
  return [
    ...wordIssues('bizStep', '/bizStep', event['bizStep']),
    ...wordIssues('disposition', '/disposition', event['disposition']),
    ...(isObject(persistent)
      ? ['set', 'unset'].flatMap((change) =>
          textsOf(persistent[change]).flatMap((word, index) =>
            wordIssues('disposition', `/persistentDisposition/${change}/${index}`, word),
          ),
        )
      : []),
    ...typeIssues('transactionType', event, 'bizTransactionList'),
    ...typeIssues('endpointType', event, 'sourceList'),
    ...typeIssues('endpointType', event, 'destinationList'),
    ...(isObject(declaration)
      ? wordIssues('errorReason', '/errorDeclaration/reason', declaration['reason'])
      : []),
    ...componentIssues(event),
  ];
};

function typeIssues(vocabulary: CbvVocabulary, event: JsonObject, list: string): EventIssue[] {
  return objectsOf(event[list]).flatMap((element, index) =>
    wordIssues(vocabulary, `/${list}/${index}/type`, element['type']),
  );
}

function componentIssues(event: JsonObject): EventIssue[] {
  return objectsOf(event['sensorElementList']).flatMap((element, at) =>
    objectsOf(element['sensorReport']).flatMap((report, index) =>
      wordIssues(
        'component',
        `/sensorElementList/${at}/sensorReport/${index}/component`,
        report['component'],
      ),
    ),
  );
}

function wordIssues(vocabulary: CbvVocabulary, path: string, value: unknown): EventIssue[] {
  const word = typeof value === 'string' ? unknownCbvWord(vocabulary, value) : undefined;
  if (word === undefined) return [];
  const [zh = '', en = ''] = called[vocabulary] ?? [];
  return [
    issue(
      path,
      `CBV 2.0 中没有“${word}”这个${zh}；请改用 CBV 的词，或用自己命名空间的 URI`,
      `CBV 2.0 has no "${word}" as ${en}; use one of its words, or a URI of your own namespace`,
    ),
  ];
}
