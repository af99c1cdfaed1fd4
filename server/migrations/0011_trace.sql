-- The number of a document as people know it: what stands behind the last colon or slash of its URI.
create index event_references_by_number on event_references (substring(value from '[^:/]+$')) where kind = 1;

-- What each verification of the ledger found: the evidence that it was looked at.
create table ledger_verifications (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  -- Null for the verification of every night.
  asked_by_user_id uuid,
  asked_by_name text,
  intact boolean not null,
  result jsonb not null
);
revoke update, delete, truncate on ledger_verifications from :app;

-- Personal data in an append-only ledger: kept as tokens, each value under a key of its own that can be destroyed.

-- The fields of events that hold personal data, by their expanded names `{namespace}name`.
create table personal_fields (
  name text primary key check (name like '{_%}_%'),
  added_at timestamptz not null,
  added_by uuid
);

-- The secret by which values are found again without being kept; one row, made when it is first needed.
create table personal_secret (
  is_sole boolean primary key default true check (is_sole),
  secret bytea not null check (octet_length(secret) = 32)
);
revoke update, delete, truncate on personal_secret from :app;

create table subject_keys (
  id uuid primary key,
  -- HMAC-SHA256 of the value; given up together with the key, so that nothing here leads back to the value.
  subject bytea unique check (octet_length(subject) = 32),
  -- AES-256.
  key bytea check (octet_length(key) = 32),
  made_at timestamptz not null,
  erased_at timestamptz,
  check ((subject is null) = (erased_at is not null) and (key is null) = (erased_at is not null))
);
revoke delete, truncate on subject_keys from :app;
