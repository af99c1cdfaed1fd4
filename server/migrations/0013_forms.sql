-- Forms: what is drawn, what is published, and what stands in the tables besides.

-- Drawn tables stand in a schema of their own, which the designer's role makes and alters.
create schema if not exists forms;

create table form_definitions (
  id uuid primary key,
  -- Names the form in addresses and expressions, and its table in the schema `forms`.
  key text not null unique,
  -- The modules above know its locked fields.
  is_system boolean not null default false,
  -- What the code knew of a system form when it was last brought up to date.
  core jsonb,
  -- The published version and its document; null before the first publishing.
  version integer check (version > 0),
  definition jsonb,
  draft jsonb,
  -- Rises with every change of the draft and never falls.
  draft_version integer not null default 0,
  draft_changed_at timestamptz,
  draft_changed_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  -- For the rights of the form as a whole: see form_rights.
  rights_version integer not null default 0,
  rights_changed_at timestamptz,
  rights_changed_by uuid,
  check ((version is null) = (definition is null)),
  check (version is not null or draft is not null)
);

create table form_versions (
  form_id uuid not null references form_definitions (id),
  version integer not null check (version > 0),
  definition jsonb not null,
  note text not null default '',
  -- Differences from the version before it.
  changes integer not null,
  -- The earlier version that was published anew.
  rolled_back_to integer,
  published_at timestamptz not null,
  published_by uuid,
  primary key (form_id, version)
);
revoke update, delete, truncate on form_versions from :app;

-- Columns and tables that no longer count and are kept under another name, in the order in which they were retired.
create table form_retired (
  id uuid primary key,
  nr bigint generated always as identity,
  form_id uuid not null references form_definitions (id),
  kind text not null check (kind in ('column', 'table')),
  -- The table it stands in or, for a table, its name while it counted.
  table_name text not null,
  -- The column's name while it counted; '' for a table.
  column_name text not null,
  kept_as text not null,
  -- The field as it was then.
  field jsonb not null,
  -- The version that took it out of use.
  version integer not null,
  retired_at timestamptz not null,
  unique (form_id, table_name, column_name, kept_as)
);

-- What a role may do with a form. Several roles of a user add up.
create table form_rights (
  role_id uuid not null references roles (id) on delete cascade,
  form_id uuid not null references form_definitions (id) on delete cascade,
  actions text[] not null,
  -- The rows that the actions reach.
  scope text not null check (scope in ('all', 'mine', 'department', 'department-tree', 'condition')),
  -- FEEL over a record, where the scope is `condition`.
  condition text check ((scope = 'condition') = (condition is not null)),
  -- Dotted keys of fields.
  hidden text[] not null default '{}',
  read_only text[] not null default '{}',
  primary key (role_id, form_id)
);
create index form_rights_form on form_rights (form_id);

-- Drawn tables point at people and departments.
grant references, select (id) on users, departments, roles to :designer;
