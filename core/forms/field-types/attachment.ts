import { z } from 'zod';
import { defineType } from './define-type.ts';
import {
  checkFiles,
  fileNames,
  filesIn,
  filesFromFeel,
  filesMeaning,
  filesSchema,
  filesToFeel,
  readFiles,
} from './file-list.ts';

const settings = z.strictObject({
  version: z.literal(1),
  most: z.int().min(1).max(50).optional(),
  megabytes: z.int().min(1).max(2048).optional(),
  endings: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/))
    .max(40)
    .optional(),
});
type Settings = z.output<typeof settings>;

/** Files of any kind. */
export const attachmentType = defineType<Settings>({
  name: 'attachment',
  text: { zh: '附件', en: 'Attachment' },
  group: 'file',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [
    {
      from: 'image',
      lossless: (_, to) =>
        (to.most === undefined && to.megabytes === undefined && to.endings === undefined) || 'by-value',
      convert: (value, { to }) => checkFiles(value, to),
    },
  ],
  check: (value, limits) => checkFiles(value, limits),
  display: fileNames,
  read: readFiles,
  nothing: () => [],
  meaning: () => filesMeaning,
  toFeel: filesToFeel,
  fromFeel: filesFromFeel,
  filesIn,
  schema: filesSchema,
  columns: () => [{ suffix: '', type: 'jsonb' }],
});
