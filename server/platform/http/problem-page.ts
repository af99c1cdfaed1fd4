import type { ProblemKind } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const row = ({ code, status, text }: ProblemKind): string =>
  `<tr id="${escaped(code)}"><td><code>${escaped(code)}</code></td><td>${status}</td><td>${escaped(text.zh)}</td><td>${escaped(text.en)}</td></tr>`;

/** `/problems`: what the `type` of every problem points to (RFC 9457 §3.1.1), one line a code. */
export const addProblemPage = (app: FastifyInstance, kinds: readonly ProblemKind[]): void => {
  const rows = kinds.toSorted((a, b) => a.code.localeCompare(b.code)).map(row);
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>错误码 · Problem codes</title>
<h1>错误码 · Problem codes</h1>
<table><thead><tr><th>code</th><th>status</th><th>中文</th><th>English</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></html>`;
  app.get('/problems', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page),
  );
};
