import { randomBytes } from 'node:crypto';

const policies = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
} as const;

const policyOf = (given: Readonly<Record<string, string>>): string =>
  Object.entries(given)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join(';');

/** A nonce for one answer. */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** The content security policy of a page whose styles, which antd writes at run time, carry the nonce. */
export const pagePolicy = (nonce: string): string =>
  policyOf({ ...policies, 'style-src': `'self' 'nonce-${nonce}'` });

/**
 * The headers that every answer carries, as text made once: making them anew for each answer took a tenth of the
 * processor time of a read. Without HTTPS a browser would not heed, or would stumble over, those that want it.
 * Our own authority speaks for `localhost` too, where other programs answer without HTTPS, so it binds no browser.
 */
export const securityHeaders = ({
  https,
  ownAuthority,
}: {
  readonly https: boolean;
  readonly ownAuthority: boolean;
}): Readonly<Record<string, string>> => ({
  'content-security-policy': policyOf(policies),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  ...(https && {
    'cross-origin-opener-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  }),
  ...(https && !ownAuthority && { 'strict-transport-security': 'max-age=15552000; includeSubDomains' }),
});
