import { Readable } from 'node:stream';
import { type AuditActions, auditActionText } from '@yuanliu/core/identity';
import type { Language, Text } from '@yuanliu/core/platform';
import type { Ctx, Db, FileReply } from '../../platform/index.ts';
import { type AuditFilter, type AuditRow, listEntries } from './audit.store.ts';
import { recordChange } from './record-change.ts';

export interface AuditExport {
  readonly filter: AuditFilter;
  readonly language: Language;
  readonly actions: AuditActions;
}

/** The audit as CSV, newest first. That it was taken out, and with what filter, is itself a line of the audit. */
export const exportAudit = async (ctx: Ctx, wanted: AuditExport): Promise<FileReply> => {
  const asked = Object.entries<string | undefined>({ ...wanted.filter });
  await ctx.db.transact((tx) =>
    recordChange(tx, ctx, {
      action: 'identity.audit.exported',
      subject: { type: 'identity.audit', id: 'audit', label: fileTitle.zh },
      changes: asked.flatMap(([field, to]) => (to === undefined ? [] : [{ field, from: null, to }])),
    }),
  );
  return {
    stream: Readable.from(csvOf(ctx.db, wanted)),
    name: `${fileTitle[wanted.language]} ${ctx.clock.now().toISOString().slice(0, 10)}.csv`,
    type: 'text/csv; charset=utf-8',
  };
};

const fileTitle: Text = { zh: '审计日志', en: 'Audit' };

const columns: readonly {
  readonly title: Text;
  readonly value: (row: AuditRow, in_: AuditExport) => string;
}[] = [
  { title: { zh: '时间', en: 'Time' }, value: ({ at }) => at.toISOString() },
  { title: { zh: '操作人', en: 'Actor' }, value: ({ actor_name }) => actor_name },
  {
    title: { zh: '操作', en: 'Action' },
    value: ({ action }, { actions, language }) => auditActionText(actions, action)[language],
  },
  { title: { zh: '对象', en: 'Subject' }, value: ({ subject_label }) => subject_label },
  { title: { zh: '对象类型', en: 'Kind of subject' }, value: ({ subject_type }) => subject_type },
  { title: { zh: '对象编号', en: 'Id of subject' }, value: ({ subject_id }) => subject_id },
  { title: { zh: '变更内容', en: 'Changes' }, value: ({ changes }) => JSON.stringify(changes) },
  { title: { zh: 'IP 地址', en: 'IP address' }, value: ({ ip }) => ip },
  { title: { zh: '客户端', en: 'Client' }, value: ({ agent }) => agent },
  { title: { zh: '请求编号', en: 'Request id' }, value: ({ request_id }) => request_id },
  { title: { zh: '操作代码', en: 'Action code' }, value: ({ action }) => action },
  { title: { zh: '日志编号', en: 'Id' }, value: ({ id }) => id },
  {
    title: { zh: '内容哈希', en: 'Content hash' },
    value: ({ content_hash }) => content_hash.toString('hex'),
  },
];

const portion = 1_000;

/** Without it, Excel takes UTF-8 for the machine's own encoding. */
const byteOrderMark = '\uFEFF';

async function* csvOf(db: Db, wanted: AuditExport): AsyncGenerator<string> {
  // Loaded with the first export.
  const { default: papa } = await import('papaparse');
  const linesOf = (rows: readonly (readonly string[])[]): string =>
    `${papa.unparse(
      rows.map((row) => [...row]),
      { escapeFormulae: formulaStart, newline: '\r\n' },
    )}\r\n`;
  yield byteOrderMark + linesOf([columns.map(({ title }) => title[wanted.language])]);
  let after: string | undefined;
  do {
    const rows = await listEntries(db, wanted.filter, { limit: portion, after });
    if (rows.length > 0) yield linesOf(rows.map((row) => columns.map(({ value }) => value(row, wanted))));
    after = rows.length === portion ? rows.at(-1)?.id : undefined;
  } while (after !== undefined);
}

/** What a spreadsheet would run as a formula (OWASP, CSV injection; full-width forms too) gets an apostrophe. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
