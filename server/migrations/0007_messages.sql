-- One row per message and person. It carries what every channel tells; `in_inbox` says whether the desk shows it.
create table messages (
  id uuid primary key,
  user_id uuid not null,
  kind text not null,
  -- Both languages: {"zh": …, "en": …}.
  title jsonb not null,
  body jsonb not null,
  link text,
  data jsonb,
  in_inbox boolean not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  archived_at timestamptz
);
create index messages_inbox on messages (user_id, (read_at is null) desc, id desc)
  where in_inbox and archived_at is null;
create index messages_archive on messages (user_id, id desc) where in_inbox and archived_at is not null;
create index messages_by_age on messages (created_at);

-- What people chose otherwise than the kinds' defaults.
create table message_preferences (
  user_id uuid not null,
  kind text not null,
  channel text not null,
  wanted boolean not null,
  primary key (user_id, kind, channel)
);

-- One row per message and channel besides the inbox.
create table message_deliveries (
  id uuid primary key,
  message_id uuid not null references messages (id) on delete cascade,
  channel text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'skipped', 'failed')),
  attempts integer not null default 0,
  address text,
  reason jsonb,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (message_id, channel)
);
create index message_deliveries_newest on message_deliveries (id desc);
create index message_deliveries_by_state on message_deliveries (state, id desc);
