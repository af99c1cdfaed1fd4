-- What the EPCIS binding keeps beside the ledger: how far a capture is, named queries, master data, namespaces.

-- Events of the document that were judged; a capture that proceeds in parts goes on from here after a stop.
alter table captures add column judged_count integer not null default 0;

-- Queries that partners stored under a name; the query as it was written.
create table named_queries (
  name text primary key,
  query json not null,
  created_at timestamptz not null,
  created_by uuid
);

-- Master data that came in the headers of documents: the newest description of a thing stands.
create table vocabulary_elements (
  -- The vocabulary, e.g. urn:epcglobal:epcis:vtype:BusinessLocation.
  type text not null,
  -- The canonical URI, as events.biz_location and events.read_point have it.
  uri text not null,
  as_written text not null,
  received_at timestamptz not null,
  captured_by uuid,
  primary key (type, uri)
);

create table vocabulary_attributes (
  type text not null,
  uri text not null,
  -- The expanded name as in event_fields.path: `{namespace}local`, the namespace without the separator at its end.
  name text not null,
  position integer not null,
  -- The text of a string or number; of an object its JSON.
  value text not null,
  primary key (type, uri, name, position),
  foreign key (type, uri) references vocabulary_elements on delete cascade
);
create index vocabulary_attributes_by_name on vocabulary_attributes (name, left(value, 200), uri);

-- What lies directly inside what: "this place or any below it" asks for it.
create table vocabulary_children (
  type text not null,
  uri text not null,
  -- The canonical URI of the child, whether or not it is described itself.
  child_uri text not null,
  position integer not null,
  primary key (type, uri, child_uri),
  foreign key (type, uri) references vocabulary_elements on delete cascade
);

-- Prefixes that the contexts of documents bound to namespaces; several senders may bind one prefix differently.
create table event_namespaces (
  prefix text not null,
  namespace text not null,
  primary key (prefix, namespace)
);

-- GS1 company prefixes that EPC URNs were written with: their length is what a Digital Link does not tell.
create table company_prefixes (
  prefix text primary key check (prefix ~ '^[0-9]{6,12}$')
);

-- Extension types are few among the events; the standard ones need no list.
create index events_by_extension_type on events (type)
  where type not in ('ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent');
