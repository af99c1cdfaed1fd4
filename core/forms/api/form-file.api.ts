import { z } from 'zod';
import { endpoint, fileMissing, fileTooLarge } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import { ofForm } from './record-shape.ts';

const uploadedFile = z.object({
  file: z.uuid(),
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  /** Media type as its first bytes tell it, not as the sender named it. */
  type: z.string(),
});
export type UploadedFile = z.output<typeof uploadedFile>;

/** The body is the file itself. The answer goes into the field as it is. Removed after a day in which no record took it. */
export const uploadFile = endpoint({
  id: 'forms.upload-file',
  method: 'POST',
  path: '/api/forms/:form/files',
  needs: useRecords,
  summary: { zh: '上传附件（请求内容即文件本身）', en: 'Upload a file; the body is the file itself' },
  params: ofForm,
  query: z.strictObject({ name: z.string().min(1).max(255).describe('文件名 / the name of the file') }),
  bytes: true,
  body: z.unknown(),
  reply: uploadedFile,
  problems: [fileTooLarge],
});

export const downloadFile = endpoint({
  id: 'forms.download-file',
  method: 'GET',
  path: '/api/forms/:form/files/:file',
  needs: useRecords,
  summary: {
    zh: '下载附件：上传者，或能看到含有该附件的记录和字段的人',
    en: 'Download a file: for whoever uploaded it or may see a record and field that holds it',
  },
  params: ofForm.extend({ file: z.uuid() }),
  reply: 'file',
  problems: [fileMissing],
});
