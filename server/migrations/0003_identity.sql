-- Departments form a tree; `position` orders the children of one parent.
create table departments (
  id uuid primary key,
  parent_id uuid references departments (id),
  name text not null,
  position integer not null,
  head_user_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  check (parent_id <> id)
);
create unique index departments_name on departments (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name);
create index departments_head on departments (head_user_id);

create table users (
  id uuid primary key,
  login text not null,
  -- Chinese names sort by pinyin.
  name text collate "zh-x-icu" not null,
  department_id uuid references departments (id),
  email text,
  phone text,
  language text not null default 'zh' check (language in ('zh', 'en')),
  -- PHC string, argon2id.
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  active boolean not null default true,
  -- Wrong passwords one after another since the last right one.
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid
);
create unique index users_login on users (lower(login));
create index users_name on users (name, id);
create index users_department on users (department_id);
alter table departments add foreign key (head_user_id) references users (id);

create table password_history (
  user_id uuid not null references users (id),
  password_hash text not null,
  replaced_at timestamptz not null
);
create index password_history_user on password_history (user_id, replaced_at);

create table roles (
  id uuid primary key,
  -- Names a built-in role, whatever it is called; null for the others.
  key text unique,
  name text collate "zh-x-icu" not null,
  description text not null default '',
  built_in boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid
);
create unique index roles_name on roles (name);

create table role_grants (
  role_id uuid not null references roles (id) on delete cascade,
  right_name text not null,
  row_range text not null check (row_range in ('own', 'department', 'all')),
  primary key (role_id, right_name)
);

create table user_roles (
  user_id uuid not null references users (id),
  role_id uuid not null references roles (id),
  given_at timestamptz not null,
  given_by uuid,
  primary key (user_id, role_id)
);
create index user_roles_role on user_roles (role_id);

-- Only hashes of tokens are kept: whoever reads this table cannot sign in with it.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  token_hash bytea not null,
  -- The token before the last rotation stays good for a moment, for requests that were already under way.
  previous_token_hash bytea,
  previous_until timestamptz,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  ip text not null,
  agent text not null
);
create unique index sessions_token on sessions (token_hash);
create index sessions_previous_token on sessions (previous_token_hash) where previous_token_hash is not null;
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table api_keys (
  id uuid primary key,
  user_id uuid not null references users (id),
  name text not null,
  -- The part of the key that is shown in lists and finds it.
  prefix text not null,
  secret_hash bytea not null,
  rights text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
create unique index api_keys_prefix on api_keys (prefix);
create index api_keys_user on api_keys (user_id);

-- Door: the department and all below it; none for null.
create function identity_v1_department_tree(root uuid) returns table (id uuid)
language sql stable parallel safe as $$
  with recursive below as (
    select d.id from departments d where d.id = root
    union
    select d.id from departments d join below on d.parent_id = below.id
  )
  select below.id from below
$$;
create index departments_parent on departments (parent_id);

-- Door: users as other modules may know them.
create view identity_v1_user as
  select id, login, name, department_id, email, phone, language, active from users;
