import type {} from '@fastify/swagger';
import { type Endpoint, fill, platformProblems, type ProblemKind } from '@yuanliu/core/platform';
import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { linesType } from './send.ts';
import { jsonSchema } from './validation.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    data: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { in: { type: 'string' }, path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

const generalStatuses = new Set([400, 401, 403]);

const problemsOf = ({ needs, problems = [], row }: Endpoint): ProblemKind[] => [
  ...platformProblems.filter(
    ({ status }) =>
      (generalStatuses.has(status) && (needs !== 'anyone' || status === 400)) ||
      (row !== undefined && status === 404),
  ),
  ...problems,
];

const line = ({ code, text }: ProblemKind): string => `\`${code}\` ${fill(text.zh, {})}`;

const responses = (endpoint: Endpoint): Record<string, object> => {
  const byStatus = Map.groupBy(problemsOf(endpoint), ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      String(status),
      { description: kinds.map(line).join('\n'), ...problemSchema },
    ]),
  );
};

const success = ({ reply, success: status }: Endpoint): Record<string, object> => {
  if (reply === 'nothing')
    return { [status ?? 204]: { description: '完成，无内容 / Done, no content', type: 'null' } };
  if (reply === 'document')
    return {
      [status ?? 200]: { description: '文档 / A document', type: 'object', additionalProperties: true },
    };
  if (reply === 'file') return { 200: { description: '文件 / A file', type: 'string', format: 'binary' } };
  if (reply === 'live') return { 200: { description: '事件流 / Server-sent events', type: 'string' } };
  return { [status ?? 200]: { description: '成功 / Success', ...jsonSchema(reply, 'output') } };
};

/** Requests come with the names of their headers in lower case. */
const lowerCased = (headers: z.ZodObject): z.ZodObject =>
  z.looseObject(
    Object.fromEntries(Object.entries(headers.shape).map(([name, form]) => [name.toLowerCase(), form])),
  );

/**
 * The endpoint as Fastify's route schema: what validates requests and writes the reply. Problems are not in it;
 * they are written in one place, and Fastify would compile a serializer for each status of each route.
 */
export const routeSchema = (endpoint: Endpoint): FastifySchema => {
  const { params, query, body, headers, takes, bytes, reply } = endpoint;
  return {
    ...(params !== undefined && { params: jsonSchema(params, 'input') }),
    ...(query !== undefined && { querystring: jsonSchema(query, 'input') }),
    ...(headers !== undefined && { headers: jsonSchema(lowerCased(headers), 'input') }),
    ...(body !== undefined && takes === undefined && bytes !== true && { body: jsonSchema(body, 'input') }),
    ...(reply !== 'document' && { response: success(endpoint) }),
  };
};

const bytesOf = (types: readonly string[]): object => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'object' } }])),
});

/** What the OpenAPI document says of an endpoint beyond its route schema. */
export const documentation = (endpoint: Endpoint): FastifySchema => {
  const { id, summary, needs, takes, bytes, headers, lines } = endpoint;
  const right = typeof needs === 'string' ? needs : `${needs.name}（${needs.text.zh}）`;
  return {
    operationId: id,
    tags: [id.split('.')[0] ?? id],
    summary: summary.zh,
    description: `${summary.en}\n\n权限 / needs: ${right}`,
    ...(needs === 'anyone' && { security: [] }),
    ...(takes !== undefined && { body: bytesOf(takes) }),
    ...(bytes === true && { body: bytesOf(['application/octet-stream']) }),
    ...(headers !== undefined && { headers: jsonSchema(headers, 'input') }),
    response: {
      ...(lines === undefined ? success(endpoint) : bothForms(endpoint, lines)),
      ...responses(endpoint),
    },
  };
};

const bothForms = (endpoint: Endpoint, lines: z.ZodType): Record<string, object> => {
  const [[status, whole] = ['200', {}]] = Object.entries(success(endpoint));
  const line = { schema: jsonSchema(lines, 'output') };
  return {
    [status]: {
      description: '成功；逐行形式每行一个 JSON 对象 / Success; as lines, one JSON object each',
      content: { 'application/json': { schema: whole }, [linesType]: line },
    },
  };
};
