-- Announcements that wait for their subscribers, and what each subscriber has already heard.
create table outbox (
  id uuid primary key,
  name text not null,
  data jsonb not null,
  announced_at timestamptz not null default now()
);

create table outbox_deliveries (
  announcement_id uuid not null,
  subscriber text not null,
  delivered_at timestamptz not null default now(),
  primary key (announcement_id, subscriber)
);

-- Workers that run jobs, with a sign of life: what a dead worker held is taken up again.
create table job_workers (
  worker_id text primary key,
  seen_at timestamptz not null default now()
);
