-- What the units are: folds of the ledger in the order of its events. Everything here but `event_marks` and what a
-- person decided about an anomaly can be made again from the ledger at any time.
--
-- A key (bytea, 52 bytes) is the place of an event in the order of the world, so that byte order is that order:
-- microseconds since 1970 with the sign turned (8), place in its document (4), hash (32), begin of SHA-256 of the
-- eventID (8).

-- What an event says beside its columns and incidences, for the folds. Written with the event, never changed.
create table event_marks (
  event_nr bigint not null,
  position integer not null,
  -- 1 hold placed, 2 hold lifted, 3 verified cleaning, 4 persistent disposition set, 5 unset, 6 doubt.
  kind smallint not null check (kind between 1 and 6),
  -- The hold, the disposition, or the JSON Pointer of the doubtful field.
  name text not null,
  reason text,
  paper text,
  person text,
  -- What is doubtful, by language.
  doubt jsonb,
  primary key (event_nr, position)
);
revoke update, delete, truncate on event_marks from :app;

-- One row per unit; its lock puts captures of the same unit into a queue.
create table unit_states (
  unit_nr bigint primary key,
  disposition text,
  -- Where its own events left it; what it is inside of goes on from there.
  place_kind text check (place_kind in ('location', 'transit', 'party', 'unknown', 'gone')),
  place text,
  holder text,
  owner text,
  -- The lot that an item or run belongs to.
  lot_nr bigint,
  is_ended boolean not null default false,
  -- By unit of measure, loose and inside of containers, what was handed to others left out.
  on_hand jsonb not null default '{}',
  event_count integer not null default 0,
  first_time timestamptz,
  last_time timestamptz,
  last_key bytea,
  -- Of its last event that ships or sells: what arrives late and is older may change the verdict on that.
  last_leaving_time timestamptz,
  -- Of counted serials: when they were first packed or taken out by themselves; a run they lie in says no more where.
  apart_key bytea,
  apart_time timestamptz,
  -- The accumulator that the fold goes on from.
  state jsonb not null default '{}'
);
create index unit_states_by_place on unit_states (place, unit_nr) where place is not null;
create index unit_states_by_lot on unit_states (lot_nr, unit_nr) where lot_nr is not null;

-- How much of a unit that has a quantity lies where, outside of containers.
create table unit_stocks (
  unit_nr bigint not null,
  place_kind text not null check (place_kind in ('location', 'transit', 'party', 'unknown')),
  -- Empty where the kind alone is known.
  place text not null,
  uom text not null,
  -- Below zero where more left than is known to have come.
  quantity numeric not null,
  primary key (unit_nr, place_kind, place, uom)
);
create index unit_stocks_by_place on unit_stocks (place, unit_nr);

-- The products of a lot that has none in its URI: those of the things that events say are of it, each with the first
-- such event in the order of the world. The product of the lot is the first of them, of two that one event tells the first by URI; any other contradicts it.
create table unit_classes (
  unit_nr bigint not null,
  class_nr bigint not null,
  event_nr bigint not null,
  from_key bytea not null,
  from_time timestamptz not null,
  primary key (unit_nr, class_nr)
);
create index unit_classes_by_class on unit_classes (class_nr, unit_nr);
create index unit_classes_by_event on unit_classes (event_nr);

-- The product of a lot that has none in its URI.
create function told_class(lot bigint) returns bigint language sql stable parallel safe as $$
  select c.class_nr from unit_classes c join units u on u.nr = c.class_nr
  where c.unit_nr = lot order by c.from_key, u.uri collate "C" limit 1
$$;

-- What was inside of what, from when until when.
create table containments (
  child_nr bigint not null,
  parent_nr bigint not null,
  -- 1 packed (AggregationEvent), 2 fitted (AssociationEvent).
  bond smallint not null check (bond in (1, 2)),
  from_event_nr bigint not null,
  from_key bytea not null,
  from_time timestamptz not null,
  to_event_nr bigint,
  to_key bytea,
  to_time timestamptz,
  -- The weakest evidence of the two ends: 1 scanned, 2 inferred, 3 prorated, 4 posted.
  evidence smallint not null check (evidence between 1 and 4),
  -- For quantities: all that was ever put in during the interval, and what is still inside, by unit of measure.
  put jsonb,
  inside jsonb,
  -- When some of a quantity first came out: from then on it cannot be told from the rest of its lot.
  unpacked_key bytea,
  primary key (child_nr, from_event_nr, parent_nr, bond),
  check ((to_key is null) = (to_event_nr is null) and (to_key is null) = (to_time is null)),
  check ((put is null) = (inside is null))
);
create index containments_by_parent on containments (parent_nr, from_key);
create index containments_open_by_parent on containments (parent_nr, child_nr) where to_key is null;
create index containments_open_by_child on containments (child_nr, parent_nr) where to_key is null;
create index containments_by_end on containments (to_event_nr) where to_event_nr is not null;

-- Holds on a unit, each with its own cause. A row that exempts frees the unit from a hold that it has from elsewhere.
create table holds (
  unit_nr bigint not null,
  hold_id text not null,
  -- The event that placed it; of an exemption the one that lifted.
  event_nr bigint not null,
  is_exemption boolean not null,
  from_key bytea not null,
  from_time timestamptz not null,
  reason text,
  paper text,
  person text,
  to_event_nr bigint,
  to_key bytea,
  to_time timestamptz,
  lift_reason text,
  lift_person text,
  primary key (unit_nr, hold_id, event_nr),
  check (not is_exemption or to_key is null),
  check ((to_key is null) = (to_event_nr is null) and (to_key is null) = (to_time is null))
);
create index holds_by_id on holds (hold_id, unit_nr);
create index holds_open on holds (from_key) where to_key is null;
create index holds_lifted on holds (to_key) where to_key is not null;

-- What a vessel held between two charges.
create table fills (
  vessel_nr bigint not null,
  -- From 1 on, in the order of the vessel's events.
  ordinal integer not null,
  uri text not null,
  opened_event_nr bigint not null,
  opened_key bytea not null,
  opened_time timestamptz not null,
  closed_event_nr bigint,
  closed_key bytea,
  closed_time timestamptz,
  -- It was drawn from before any charge of the vessel is known.
  is_assumed boolean not null,
  -- True unless a verified cleaning lay between this fill and the one before, or there was none before.
  has_heel boolean not null,
  -- By unit of measure: left over from the fill before, charged, and drawn.
  heel jsonb not null,
  charged jsonb not null,
  drawn jsonb not null,
  primary key (vessel_nr, ordinal)
);
create index fills_by_uri on fills (uri);

-- Broken integrity rules. Found and cleared by the fold; a resolution is a person's word and stays.
create table anomalies (
  -- Made from kind, unit, event, peer and subject, so that the same anomaly always has the same id.
  id uuid primary key,
  kind text not null,
  severity text not null check (severity in ('holding', 'note')),
  unit_nr bigint not null,
  event_nr bigint not null,
  event_time timestamptz not null,
  -- The other unit that it is about: container, lot.
  peer_nr bigint,
  -- The other event that it is about.
  other_event_nr bigint,
  -- The values of its sentence.
  data jsonb not null,
  state text not null check (state in ('open', 'cleared', 'resolved')),
  -- It holds the unit: open or resolved with the hold kept.
  is_holding boolean not null,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text,
  check ((state = 'resolved') = (resolved_at is not null))
);
create index anomalies_by_time on anomalies (raised_at desc, id desc);
create index anomalies_open on anomalies (raised_at desc, id desc) where state = 'open';
create index anomalies_by_unit on anomalies (unit_nr);
create index anomalies_holding on anomalies (unit_nr) where is_holding;
create index anomalies_by_event on anomalies (event_nr);
create index anomalies_by_peer on anomalies (peer_nr) where peer_nr is not null;
create index anomalies_by_other_event on anomalies (other_event_nr) where other_event_nr is not null;

-- How far a rebuild of the above has come, so that it goes on where it was stopped.
create table projection_rebuild (
  is_sole boolean primary key default true check (is_sole),
  started_at timestamptz not null,
  -- 1: units are folded; 2: shipments are judged, for which all units must stand.
  phase smallint not null check (phase in (1, 2)),
  after_unit_nr bigint not null
);

-- The key of an event, as the tables above keep it.
create function event_sort_key(event_time timestamptz, place integer, hash bytea, event_id text) returns bytea
language sql stable parallel safe as $$
  select int8send((extract(epoch from event_time) * 1000000)::bigint # '-9223372036854775808'::bigint)
    || int4send(place) || hash || substr(sha256(convert_to(event_id, 'UTF8')), 1, 8)
$$;

-- Where a unit by itself is: where the outermost container is of which a place is known. A thing is packed before it is
-- fitted.
create function own_place(unit bigint) returns table (place_kind text, place text)
language sql stable parallel safe as $$
  with recursive climb (nr, depth) as (
    select unit, 0
    union all
    select up.parent_nr, climb.depth + 1 from climb cross join lateral (
      select c.parent_nr from containments c
      where c.child_nr = climb.nr and c.to_key is null and c.inside is null order by c.bond, c.parent_nr limit 1) up
    where climb.depth < 32
  )
  select s.place_kind, s.place from climb join unit_states s on s.unit_nr = climb.nr
  where s.place_kind is not null and (s.place_kind <> 'unknown' or climb.depth = 0)
  order by s.place_kind = 'unknown', climb.depth desc limit 1
$$;

-- Where the items of a run are that the unit's serial lies in, as long as all of these are in one place and it was
-- not packed or taken out by itself.
create function run_place(unit bigint) returns table (place_kind text, place text)
language sql stable parallel safe as $$
  select min(found.place_kind), min(found.place)
  from units u cross join generate_series(0, 62) as sized (magnitude)
  cross join lateral (
    select r.nr, r.high from units r
    where r.space = u.space and r.magnitude = sized.magnitude and r.low <= u.low
      and r.low > u.low - (1::bigint << sized.magnitude) offset 0) run
  cross join lateral (
    select p.place_kind, p.place from containments c left join lateral own_place(c.parent_nr) p on true
      where c.child_nr = run.nr and c.to_key is null
    union all
    select t.place_kind, t.place from unit_stocks t where t.unit_nr = run.nr and t.quantity <> 0) found
  where u.nr = unit and u.kind = 'item' and run.high >= u.high
    and not exists (select from unit_states s where s.unit_nr = unit and s.apart_key is not null)
  group by run.nr, sized.magnitude having count(*) = 1 order by sized.magnitude limit 1
$$;

-- How many serials of a run were packed or taken out by themselves, or with a smaller run, up to a moment.
create function apart_count(run bigint, until timestamptz default 'infinity') returns numeric
language sql stable parallel safe as $$
  select coalesce(sum(upper(span) - lower(span)), 0) from (
    select unnest(range_agg(numrange(u.low, u.high::numeric + 1))) as span
    from units r cross join lateral (
      select i.nr, i.low, i.high from units i
        where i.space = r.space and i.magnitude is null and i.low between r.low and r.high
      union all
      select i.nr, i.low, i.high from generate_series(0, 62) as sized (magnitude) join units i
        on i.space = r.space and i.magnitude = sized.magnitude and i.low between r.low and r.high
        where i.high <= r.high and i.nr <> r.nr) u
    join unit_states s on s.unit_nr = u.nr and s.apart_time <= until
    where r.nr = run) spans
$$;

-- Where a unit is; of an item that has no place of its own, where its run is.
create function effective_place(unit bigint) returns table (place_kind text, place text)
language sql stable parallel safe as $$
  with own as materialized (select o.place_kind, o.place from own_place(unit) o)
  select known.place_kind, known.place from (
    select o.place_kind, o.place, o.place_kind = 'unknown' as is_last from own o
    union all
    select r.place_kind, r.place, false from run_place(unit) r
      where not exists (select from own o where o.place_kind <> 'unknown') and r.place_kind is not null
  ) known order by known.is_last limit 1
$$;
