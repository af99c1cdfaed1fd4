-- The audit: every change, who, when, from where, from, to; written in the transaction of the change itself.
create table audit_entries (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'key', 'system')),
  -- No foreign keys: the audit outlives what it speaks of.
  actor_user_id uuid,
  actor_credential_id text,
  actor_name text not null,
  ip text not null,
  request_id text not null,
  agent text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  subject_label text not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  -- SHA-256 (0x00 || the row as canonical JSON): the row's leaf in the sealed log `audit`.
  content_hash bytea not null check (octet_length(content_hash) = 32)
);
create index audit_entries_by_time on audit_entries (at desc, id desc);
create index audit_entries_by_subject on audit_entries (subject_type, subject_id, at desc, id desc);
create index audit_entries_by_actor on audit_entries (actor_user_id, at desc, id desc) where actor_user_id is not null;

revoke update, delete, truncate on audit_entries from :app;

insert into sealed_logs (log) values ('audit');

-- What each verification of the audit found: the evidence that it was looked at.
create table audit_verifications (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  -- Null for the verification of every night.
  asked_by_user_id uuid,
  asked_by_name text,
  intact boolean not null,
  result jsonb not null
);

revoke update, delete, truncate on audit_verifications from :app;
