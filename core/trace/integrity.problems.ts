import { problemKind } from '../platform/index.ts';

/** A step of ours that is online would break an integrity rule. */
export const integrityBroken = problemKind<{
  unit: string;
  rule: string;
  whatZh: string;
  whatEn: string;
  remedyZh: string;
  remedyEn: string;
}>({
  code: 'trace.integrity-broken',
  status: 422,
  text: {
    zh: '未记录：{whatZh}{remedyZh}',
    en: 'Not recorded: {whatEn} {remedyEn}',
  },
});

/** An anomaly that is cleared, or resolved without a hold that could be lifted, has nothing left to decide. */
export const anomalySettled = problemKind<{ state: string }>({
  code: 'trace.anomaly-settled',
  status: 409,
  text: {
    zh: '该异常已处理或已自行消除，无需再处理；请刷新列表。',
    en: 'This anomaly is resolved or has cleared by itself; nothing is left to decide. Reload the list.',
  },
});

/** What the integrity rules may refuse. */
export const integrityProblems = [integrityBroken, anomalySettled];
