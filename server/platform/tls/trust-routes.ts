import { randomBytes, type X509Certificate } from 'node:crypto';
import os from 'node:os';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from '../http/security-headers.ts';
import { iosProfile } from './ios-profile.ts';
import { trustPage } from './trust-page.ts';

const schema = { hide: true };

/** `/trust` and what is downloaded from it; open to everybody, since whoever needs it cannot sign in safely yet. */
export const addTrustRoutes = (app: FastifyInstance, authority: X509Certificate): void => {
  app.get('/trust', { schema }, (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(trustPage({ fingerprint: authority.fingerprint256, nonce }));
  });
  app.get('/trust/ca.crt', { schema }, (_request, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="yuanliu-ca.crt"')
      .send(authority.raw),
  );
  app.get('/trust/ios.mobileconfig', { schema }, (_request, reply) =>
    reply
      .type('application/x-apple-aspen-config')
      .header('content-disposition', 'attachment; filename="yuanliu.mobileconfig"')
      .send(iosProfile(authority, os.hostname())),
  );
};
