import { problemKind } from '../platform/index.ts';

/** What is wrong stands in the issues, each with the JSON Pointer of its value below `/values`. */
export const recordInvalid = problemKind<{ count: number }>({
  code: 'forms.record-invalid',
  status: 422,
  text: {
    zh: '有 {count} 处内容需要改正，请按各字段下的提示修改后再提交。',
    en: 'Mend {count} places before submitting: see what stands beside the fields.',
  },
});

/**
 * Somebody else saved in between. The issues name what they changed, field by field. `clashing` are the keys of fields that
 * both changed, `free` those of the sender's that nobody else touched: sending these with `version` works.
 */
export const recordChanged = problemKind<{
  by: string;
  at: string;
  /** Labels of the fields that others changed. */
  zh: readonly string[];
  en: readonly string[];
  version: number;
  changed: readonly string[];
  clashing: readonly string[];
  free: readonly string[];
}>({
  code: 'forms.record-changed',
  status: 409,
  text: {
    zh: '{by} 已在 {at} 修改过这条记录：{zh}。请对照后再保存，以免覆盖对方的修改。',
    en: '{by} changed this record at {at}: {en}. Compare before you save, so that nothing of theirs is lost.',
  },
});

export const recordTaken = problemKind({
  code: 'forms.record-id-taken',
  status: 409,
  text: {
    zh: '这个记录编号已被用于另一次提交，请换一个编号重新提交。',
    en: 'This id was used for another submission. Send the record under a new id.',
  },
});

/** The issue stands beside each of the fields that must be unique. */
export const valueTaken = problemKind<{ zh: string; en: string }>({
  code: 'forms.value-taken',
  status: 409,
  text: {
    zh: '“{zh}”与另一条记录重复，请修改后再提交。',
    en: '“{en}” is the same as in another record. Change it and submit again.',
  },
});

/** A passage that the record's state does not allow. */
export const recordBroken = problemKind<{ zh: string; en: string }>({
  code: 'forms.record-state',
  status: 409,
  text: {
    zh: '这条记录{zh}，不能再这样操作。',
    en: 'This record {en}, so this cannot be done with it.',
  },
});

export const recordHeld = problemKind<{ titles: readonly string[]; more: number }>({
  code: 'forms.record-held',
  status: 409,
  text: {
    zh: '还有记录关联着它：{titles}（另有 {more} 条）。请先解除关联，或改为作废。',
    en: 'Other records point at it: {titles} ({more} more). Remove those relations first, or void it.',
  },
});

export const fileUnknown = problemKind<{ name: string }>({
  code: 'forms.file-unknown',
  status: 422,
  text: {
    zh: '附件“{name}”已不在系统中或不是您上传的，请重新上传。',
    en: 'The file “{name}” is no longer here, or is not one you uploaded. Upload it again.',
  },
});

export const mentionOutOfReach = problemKind<{ names: readonly string[] }>({
  code: 'forms.mention-out-of-reach',
  status: 422,
  text: {
    zh: '{names} 看不到这条记录，不能提到。请去掉，或先给他们权限。',
    en: '{names} may not see this record and cannot be mentioned. Leave them out, or give them the right first.',
  },
});

/** What writing records may refuse. */
export const recordProblems = [
  recordInvalid,
  recordChanged,
  recordTaken,
  valueTaken,
  recordBroken,
  recordHeld,
  fileUnknown,
  mentionOutOfReach,
];
