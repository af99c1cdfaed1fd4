-- The ledger: events as they were told, the units they name, and the incidence of the two, which is the genealogy.

-- Numbers of events (and of pooled transformations) and of units grow with time; a process takes 1,000 at once.
create sequence event_numbers increment by 1000 minvalue 1 start with 1;
create sequence unit_numbers increment by 1000 minvalue 1 start with 1;

-- The JSON-LD contexts of documents, each once: how the prefixes of an event's names are to be read.
create table event_contexts (
  nr bigint primary key,
  -- SHA-256 of the canonical JSON.
  hash bytea not null unique check (octet_length(hash) = 32),
  content json not null
);
revoke update, delete, truncate on event_contexts from :app;

-- One row is one event of EPCIS 2.0. Append-only: a mistake is voided by an error declaration, which is a row too.
create table events (
  nr bigint primary key,
  -- The sealed log's name for the row: made from `nr`, so that one index serves both.
  id uuid not null,
  -- As given, or ni:///sha-256;…?ver=CBV2.0 where the sender gave none. Together with `is_declaration` the identity.
  event_id text not null,
  is_declaration boolean not null,
  is_id_minted boolean not null,
  -- SHA-256 of the CBV pre-hash: leaves out eventID, recordTime and errorDeclaration.
  hash bytea not null check (octet_length(hash) = 32),
  type text not null,
  -- 1 ADD, 2 OBSERVE, 3 DELETE; null for a transformation.
  action smallint check (action between 1 and 3),
  event_time timestamptz not null,
  time_zone_offset text not null,
  record_time timestamptz not null,
  -- Where it stood in its document; orders events of the same moment.
  position integer not null check (position >= 0),
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  transformation_id text,
  -- The node that inputs and outputs meet in: the event itself, or the pool of its transformationID.
  flow_nr bigint not null,
  declaration_time timestamptz,
  error_reason text,
  corrective_ids text[],
  -- The event as it came, letter for letter, and the context that its names are read by.
  document text not null,
  context_nr bigint not null,
  capture_id uuid,
  recorded_by uuid,
  department_id uuid,
  -- The row's leaf in the sealed log `ledger`.
  content_hash bytea not null check (octet_length(content_hash) = 32),
  unique (event_id, is_declaration)
);
create index events_by_time on events (event_time desc, nr desc);
create index events_by_record_time on events (record_time desc, nr desc);
create index events_by_hash on events (hash);
create index events_by_biz_step on events (biz_step, event_time desc, nr desc) where biz_step is not null;
create index events_by_disposition on events (disposition, event_time desc, nr desc) where disposition is not null;
create index events_by_biz_location on events (biz_location, event_time desc, nr desc) where biz_location is not null;
create index events_by_read_point on events (read_point, event_time desc, nr desc) where read_point is not null;
create index events_by_transformation on events (transformation_id) where transformation_id is not null;
-- Declarations are few: whatever is asked of them is asked of this index.
create index events_by_declaration_time on events (declaration_time desc, nr desc) where is_declaration;
create index events_by_capture on events (capture_id) where capture_id is not null;
revoke update, delete, truncate on events from :app;
insert into sealed_logs (log) values ('ledger');

-- Events that do not count: the declaration, and the event that it declares wrong as soon as both are here.
create table event_voids (
  event_nr bigint primary key,
  declaration_nr bigint not null,
  -- From this moment on it was known: "as known then" asks for it.
  known_from timestamptz not null
);
revoke update, delete, truncate on event_voids from :app;

-- Transformations that share a transformationID: one node for all their inputs and outputs.
create table event_flows (
  transformation_id text primary key,
  nr bigint not null unique
);
revoke update, delete, truncate on event_flows from :app;

-- Anything that has an identity and was named by an event.
create table units (
  nr bigint primary key,
  -- The canonical URI.
  uri text not null,
  kind text not null
    check (kind in ('class', 'lot', 'run', 'item', 'logistic', 'asset', 'fill', 'location', 'other')),
  -- The class (GTIN) of a lot, run or item where its URI says it; of other lots `unit_classes` tells it.
  class_nr bigint,
  -- Serials that count: the space they count in and the number, or the first and the last of a run.
  space text,
  low bigint,
  high bigint,
  -- For runs: the power of two that the length fits in. A number is found by one range per magnitude in use.
  magnitude smallint,
  -- The EPC URN that it was first written as; it holds the length of the company prefix.
  epc_urn text,
  -- The text that people search by: lot number, serial, key.
  label text not null,
  check ((kind = 'run') = (magnitude is not null)),
  check ((space is null) = (low is null) and (low is null) = (high is null) and low <= high)
);
-- Finds a URI, and all that begin like a pattern of EPC.
create unique index units_by_uri on units (uri text_pattern_ops);
create index units_by_class on units (class_nr, kind, nr) where class_nr is not null;
create index units_by_space on units (space, magnitude, low) where space is not null;
create index units_by_label on units (label text_pattern_ops);
revoke update, delete, truncate on units from :app;

-- (event, unit, role, quantity): the graph. Written with the event, never changed.
create table incidences (
  -- The event, or the pool of transformations that share a transformationID: outputs meet inputs here.
  flow_nr bigint not null,
  event_nr bigint not null,
  -- 1 input, 2 output, 3 parent, 4 child, 5 member (unit belongs to the lot `peer_nr`), 6 observed.
  role smallint not null check (role between 1 and 6),
  -- Where it was written: 1 epcList, 2 quantityList, 3 parentID, 4 childEPCs, 5 childQuantityList, 6 inputEPCList,
  -- 7 inputQuantityList, 8 outputEPCList, 9 outputQuantityList.
  field smallint not null check (field between 1 and 9),
  position integer not null,
  unit_nr bigint not null,
  quantity numeric,
  uom text,
  -- 1 scanned, 2 inferred, 3 prorated, 4 posted.
  evidence smallint not null check (evidence between 1 and 4),
  -- The unit is a vessel here: what is meant is the fill that it holds at that moment.
  is_vessel boolean not null default false,
  peer_nr bigint,
  event_time timestamptz not null,
  primary key (flow_nr, event_nr, role, field, position)
);
create index incidences_by_unit on incidences (unit_nr, role, event_time, event_nr);
-- "More than so much": asked of lots and classes, single things have no quantity.
create index incidences_by_quantity on incidences (quantity, uom, event_nr) where quantity is not null;
create index incidences_by_peer on incidences (peer_nr, role) where peer_nr is not null;
revoke update, delete, truncate on incidences from :app;

-- Documents and parties of an event: 1 business transaction, 2 source, 3 destination.
create table event_references (
  event_nr bigint not null,
  kind smallint not null check (kind between 1 and 3),
  position integer not null,
  type text,
  value text not null,
  primary key (event_nr, kind, position)
);
create index event_references_by_value on event_references (value, kind, type, event_nr);
revoke update, delete, truncate on event_references from :app;

-- Extensions, master data of lots, sensor values: what a query may ask for by name, one row per value.
create table event_fields (
  event_nr bigint not null,
  position integer not null,
  path text not null,
  text_value text,
  number_value numeric,
  time_value timestamptz,
  primary key (event_nr, position)
);
create index event_fields_by_text on event_fields (path, left(text_value, 200), event_nr);
create index event_fields_by_number on event_fields (path, number_value, event_nr) where number_value is not null;
create index event_fields_by_time on event_fields (path, time_value, event_nr) where time_value is not null;
revoke update, delete, truncate on event_fields from :app;

-- Documents handed in for capture, and what became of them.
create table captures (
  id uuid primary key,
  received_at timestamptz not null,
  finished_at timestamptz,
  behaviour text not null check (behaviour in ('rollback', 'proceed')),
  -- True until every event was judged.
  is_running boolean not null,
  has_failed boolean not null default false,
  media_type text not null,
  -- As it came; given up once the job is done, for every event keeps its own document.
  body bytea,
  event_count integer,
  recorded_count integer not null default 0,
  duplicate_count integer not null default 0,
  errors jsonb not null default '[]',
  captured_by uuid,
  department_id uuid
);
create index captures_by_time on captures (received_at desc, id desc);
