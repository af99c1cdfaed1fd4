import { problemKind } from '../platform/index.ts';

export const choiceMandatory = problemKind<{ kind: string; kindEnglish: string }>({
  code: 'messages.choice-mandatory',
  status: 422,
  text: {
    zh: '“{kind}”是必须送达的消息，不能关闭默认的接收方式；可以另外打开其他方式。',
    en: '“{kindEnglish}” must reach you: its default channels cannot be switched off. Others can be added.',
  },
});

export const choiceUnknown = problemKind<{ kind: string; channel: string }>({
  code: 'messages.choice-unknown',
  status: 422,
  text: {
    zh: '没有“{kind}”这种消息或“{channel}”这种接收方式，请刷新页面后重新选择。',
    en: 'There is no message kind “{kind}” or no channel “{channel}”. Reload the page and choose again.',
  },
});

export const deliveryUnderWay = problemKind({
  code: 'messages.delivery-under-way',
  status: 409,
  text: {
    zh: '这条消息已送达或正在发送，不需要重发。只有失败或未发的可以重发。',
    en: 'This message has been delivered or is on its way. Only those that failed or were skipped can be sent again.',
  },
});

/** What messages may refuse. */
export const messagesProblems = [choiceMandatory, choiceUnknown, deliveryUnderWay];
