-- The weekly hours, each from a day on; without a row those of the product hold.
create table calendar_patterns (
  effective_from date primary key,
  week jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Years that the enterprise has changed. A year without a row follows the national arrangement that ships with the
-- product; its first change copies that arrangement into calendar_days.
create table calendar_years (
  year integer primary key check (year between 1900 and 2200),
  certain boolean not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table calendar_days (
  day date primary key,
  year integer not null references calendar_years (year) on delete cascade,
  kind text not null check (kind in ('holiday', 'working')),
  name_zh text not null,
  name_en text not null,
  -- Hours of its own for a working day; null where the week's hold.
  hours jsonb,
  check (extract(year from day) = year)
);
create index calendar_days_by_year on calendar_days (year);
