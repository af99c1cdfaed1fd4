import type { Text } from '../../platform/index.ts';

/** Why an evaluation was given up. */
export type StopReason = 'steps' | 'list' | 'text' | 'depth';

const texts: Readonly<Record<StopReason, Text>> = {
  steps: {
    zh: '计算步数超过上限，已停止。请缩小循环的范围或列表。',
    en: 'The calculation took too many steps and was stopped. Make its loops or lists smaller.',
  },
  list: {
    zh: '列表的项数超过上限，已停止。请缩小范围。',
    en: 'A list grew beyond the limit and the calculation was stopped. Make the range smaller.',
  },
  text: {
    zh: '文本长度超过上限，已停止。',
    en: 'A text grew beyond the limit and the calculation was stopped.',
  },
  depth: {
    zh: '函数互相调用或数值嵌套过深，已停止。',
    en: 'Functions call one another, or values lie in one another, too deeply; the calculation was stopped.',
  },
};

/** Thrown inside an evaluation when a limit is reached; `evaluate` turns it into a value. */
export class EvaluationStop extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(texts[reason].en);
    this.reason = reason;
  }
}

/** The sentence for a reason. */
export const stopText = (reason: StopReason): Text => texts[reason];
