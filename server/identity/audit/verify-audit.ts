import { type Announcement, brokenLog, verificationsOf } from '../../platform/index.ts';
import { auditSource } from './audit-source.ts';

/** The audit was found to be tampered with. */
export const auditBroken = {
  name: 'identity.audit-broken',
  data: brokenLog,
} as const satisfies Announcement;

/** The checks of the audit: about 25 s for a million lines; by itself at 02:30 in China, when few people work. */
export const auditVerifications = verificationsOf({
  source: auditSource,
  table: 'audit_verifications',
  job: 'identity.verify-audit',
  schedule: '30 18 * * *',
  topic: 'identity.audit-verified',
  broken: auditBroken,
});

export const {
  verify: verifyAudit,
  verifyAndKeep: verifyAndKeepAudit,
  request: requestVerification,
  job: verificationJob,
  last: lastVerification,
} = auditVerifications;
