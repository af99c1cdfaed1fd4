-- Serial rules, every version they ever had, and their counters.
create table serial_rules (
  id uuid primary key,
  key text not null unique,
  version integer not null,
  name text not null,
  mode text not null check (mode in ('gap-free', 'fast')),
  segments jsonb not null,
  -- Rises with every change of the rule or its counter, so that whoever holds an older state sees that it is old.
  generation bigint not null default 1,
  -- Where the counter's periods were changed: counters of periods that began by `floor_until` start behind `floor`.
  floor bigint not null default 0,
  floor_until date,
  changed_at timestamptz not null,
  changed_by text not null
);

create table serial_rule_versions (
  rule_id uuid not null references serial_rules (id),
  version integer not null,
  name text not null,
  mode text not null,
  segments jsonb not null,
  at timestamptz not null,
  by_name text not null,
  primary key (rule_id, version)
);
revoke update, delete, truncate on serial_rule_versions from :app;

-- The value given last in each period. Few rows that change very often: room on the page keeps their updates there.
create table serial_counters (
  rule_id uuid not null references serial_rules (id),
  period text not null,
  value bigint not null check (value >= 0),
  primary key (rule_id, period)
) with (fillfactor = 20, autovacuum_vacuum_threshold = 2000);
