import type { Texts } from '../../lib/text.ts';

/** The texts inside of inputs. */
export const inputTexts = {
  choose: { zh: '请选择', en: 'Choose' },
  typeToFind: { zh: '输入关键词查找', en: 'Type to find' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  searching: { zh: '正在查找…', en: 'Searching…' },
  searchFailed: { zh: '没能查找，请检查网络后重试', en: 'Could not search; check the network' },
  more: { zh: '还有更多，请输入更多关键词', en: 'There are more: type further words' },
  unknown: { zh: '（不可见）', en: '(not visible)' },
  addFile: { zh: '上传文件', en: 'Upload files' },
  addImage: { zh: '上传图片', en: 'Upload pictures' },
  camera: { zh: '拍照', en: 'Take a picture' },
  drop: { zh: '或把文件拖到这里、粘贴图片', en: 'or drop files here, or paste a picture' },
  remove: { zh: '删除 {name}', en: 'Remove {name}' },
  retry: { zh: '重试', en: 'Try again' },
  uploading: { zh: '正在上传 {percent}%', en: 'Uploading {percent}%' },
  open: { zh: '查看 {name}', en: 'Open {name}' },
  tooLarge: { zh: '超过 {megabytes} MB，没有上传', en: 'Larger than {megabytes} MB: not uploaded' },
  notAllowed: { zh: '类型不允许，可以上传：{endings}', en: 'Not an allowed kind: {endings}' },
  tooMany: { zh: '最多 {most} 个', en: 'At most {most}' },
  serialLater: { zh: '提交后生成', en: 'Given when submitted' },
  computed: { zh: '自动计算', en: 'Computed' },
} as const satisfies Texts;
