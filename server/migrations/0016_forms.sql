-- Exports and imports of records, each for whoever asked for it.

create table form_exports (
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  -- Who asked, as the audit knows that person: rights are judged for it when the job runs.
  actor jsonb not null,
  wish jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  written integer not null default 0,
  total integer,
  problem jsonb,
  -- The content in the file store.
  file_id uuid,
  file_name text,
  created_at timestamptz not null,
  -- Null until it has ended.
  kept_until timestamptz
);
create index form_exports_ended on form_exports (kept_until) where kept_until is not null;

create table form_imports (
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  actor jsonb not null,
  file_name text not null,
  -- [{name, columns: [heading], rows}]
  sheets jsonb not null,
  -- {sheet, mapping, language, mode}; null until it is run.
  wish jsonb,
  state text not null default 'uploaded' check (state in ('uploaded', 'waiting', 'running', 'done', 'failed')),
  -- Rows of the sheet that were worked through, from its beginning; committed together with the records of those rows.
  done integer not null default 0,
  saved integer not null default 0,
  wrong integer not null default 0,
  problem jsonb,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index form_imports_age on form_imports (created_at);

-- What stood in the file, a row for each of its rows below the headings.
create table form_import_rows (
  import_id uuid not null references form_imports (id) on delete cascade,
  sheet smallint not null,
  -- From 0.
  position integer not null,
  cells text[] not null,
  -- [{column, text}]; null where nothing was found wrong.
  issues jsonb,
  primary key (import_id, sheet, position)
);
create index form_import_rows_wrong on form_import_rows (import_id, sheet, position) where issues is not null;
