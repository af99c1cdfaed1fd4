-- What people have not submitted yet, what they say about records, and the files in them.

create table form_drafts (
  -- Made by the browser, so that saving again what it could not send before is the same draft.
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  -- The record that it changes and the version it started from; null for a new record.
  record_id uuid,
  record_version integer,
  data jsonb not null,
  saved_at timestamptz not null
);
create index form_drafts_mine on form_drafts (user_id, form_id, saved_at desc);

create table form_comments (
  -- In the order of writing.
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  record_id uuid not null,
  body text not null check (body <> ''),
  mentions uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid references users (id),
  changed_at timestamptz
);
create index form_comments_of on form_comments (record_id, id desc);

create table form_files (
  -- The id of the content in the file store.
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  name text not null,
  size bigint not null,
  type text not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid references users (id),
  -- Since when some record holds it. Stays when the record lets go of it, since its history goes on naming it.
  held_at timestamptz
);
create index form_files_waiting on form_files (uploaded_at) where held_at is null;

-- Which records and fields (`photo`, `lines.photo`) took a file; who may see one of them may have it.
create table form_file_uses (
  file_id uuid not null references form_files (id) on delete cascade,
  record_id uuid not null,
  field text not null,
  primary key (file_id, record_id, field)
);

-- Files whose row is gone. Their content follows a day later: a backup that has the row must find it.
create table form_files_gone (
  id uuid primary key,
  gone_at timestamptz not null
);
