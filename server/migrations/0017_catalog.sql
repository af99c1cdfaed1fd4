-- Which versions of the regions that come along have been brought into the form 区域. Their records stand in the form's own table.

create table catalog_region_loads (
  data_version text primary key,
  loaded_at timestamptz not null,
  added integer not null,
  ended integer not null
);
