import { problemKind } from '../platform/index.ts';

/** An event that was recorded a moment ago has no seal that could be proven yet. */
export const eventUnsealed = problemKind({
  code: 'trace.event-unsealed',
  status: 409,
  text: {
    zh: '该事件刚刚记录，还没有封存，请一秒后重试；若仍如此，请运行账本校验。',
    en: 'This event has just been recorded and is not sealed yet. Try again in a second; if that does not help, verify the ledger.',
  },
});

/** The ledger never had so many rows. */
export const ledgerShorter = problemKind<{ size: number }>({
  code: 'trace.ledger-shorter',
  status: 409,
  text: {
    zh: '账本目前只封存了 {size} 条，没有这么长过。请核对您记下的条数；若无误，账本曾被替换。',
    en: 'The ledger has {size} sealed rows and never had more. Check the number that you noted; if it is right, the ledger was replaced.',
  },
});

/** What is to be destroyed for good has to be typed twice alike. */
export const confirmationDiffers = problemKind({
  code: 'trace.confirmation-differs',
  status: 422,
  text: {
    zh: '两次输入的内容不一致，没有销毁任何密钥。请逐字重新输入。',
    en: 'The two values differ, and no key was destroyed. Type both again, letter for letter.',
  },
});

/** What the ledger itself may refuse. */
export const ledgerProblems = [eventUnsealed, ledgerShorter, confirmationDiffers];
