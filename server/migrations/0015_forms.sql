-- Views of lists that people have saved.

create table form_views (
  id uuid primary key,
  form_id uuid not null references form_definitions (id) on delete cascade,
  owner_id uuid not null references users (id) on delete cascade,
  name text not null,
  -- Everybody who sees the form has it.
  shared boolean not null,
  -- As they were saved; what this reader may use of them is found when they are read.
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid
);
create index form_views_of on form_views (form_id, owner_id);
