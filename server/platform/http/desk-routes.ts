import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { notFound, Problem } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { newNonce, pagePolicy } from './security-headers.ts';

const dayInMilliseconds = 86_400_000;

/**
 * Serves the desk: files with a hash in their name for a year, in the compressed form that was made at build
 * time; every other page address gets `index.html`, with the nonce of its own answer put in.
 */
export const addDeskRoutes = async (app: FastifyInstance, folder: string): Promise<void> => {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    immutable: true,
    maxAge: 365 * dayInMilliseconds,
    allowedPath: (pathName) => pathName !== '/index.html',
    setHeaders: (reply, file) => {
      if (!file.includes(`${path.sep}assets${path.sep}`))
        reply.header('cache-control', 'public, max-age=3600');
    },
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    if (!isPage(request.url)) throw new Problem(notFound, {});
    const nonce = newNonce();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll('__NONCE__', nonce));
  });
};

const isPage = (url: string): boolean => {
  const [pathName = ''] = url.split('?');
  return !pathName.startsWith('/api/') && !path.extname(pathName);
};
