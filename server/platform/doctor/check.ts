import type { Text } from '@yuanliu/core/platform';

/** What a check found: in order, to be looked at, or so that the product cannot work or data are at risk. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'wrong';
  readonly text: Text;
  /** What to do about it. */
  readonly remedy?: Text;
}

/** One thing that is looked at. It changes no data, and may throw: that is a finding as well. */
export interface Check {
  readonly name: Text;
  readonly look: () => Promise<Finding>;
}

export const ok = (zh: string, en: string): Finding => ({ level: 'ok', text: { zh, en } });

export const warning = (text: Text, remedy: Text): Finding => ({ level: 'warning', text, remedy });

export const wrong = (text: Text, remedy: Text): Finding => ({ level: 'wrong', text, remedy });

const patienceMilliseconds = 20_000;

/** Looks, each check apart from all others: one that throws or hangs hides no other. */
export const lookAt = async ({ look }: Check, explain: (error: unknown) => Text): Promise<Finding> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), patienceMilliseconds);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return { level: 'wrong', text: explain(error) };
  } finally {
    clearTimeout(timer);
  }
};

const tooLate = wrong(
  { zh: '20 秒内没有结果', en: 'no answer within 20 seconds' },
  {
    zh: '请检查网络和机器负载后重试。',
    en: 'Check the network and the load of the machine, then try again.',
  },
);
