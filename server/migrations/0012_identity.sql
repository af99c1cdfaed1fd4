-- Wrong passwords are counted by where they come from: somebody elsewhere must not lock the owner out at the desk.

create table sign_in_addresses (
  user_id uuid not null references users (id),
  -- An IPv4 address, or the network (/64) of an IPv6 address.
  address text not null,
  -- Wrong passwords from here one after another since the last right one.
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  -- When the user last signed in from here; null for an address from which only wrong passwords came.
  signed_in_at timestamptz,
  seen_at timestamptz not null,
  primary key (user_id, address)
);
create index sign_in_addresses_seen on sign_in_addresses (seen_at);

-- `failed_attempts` counts the wrong passwords from all addresses that are not familiar, since this moment;
-- `locked_until` is the latest of all locks of the user, for whoever looks after accounts.
alter table users add column attempts_since timestamptz;
update users set failed_attempts = 0, locked_until = null where failed_attempts > 0 or locked_until is not null;

-- Door: the roles of users, and the rights that these give together.
create view identity_v1_user_role as
  select ur.user_id, r.id as role_id, r.key, r.name from user_roles ur join roles r on r.id = ur.role_id;
create view identity_v1_user_right as
  select distinct ur.user_id, g.right_name from user_roles ur join role_grants g on g.role_id = ur.role_id;
-- Door: the rights to which an API key is cut down.
create view identity_v1_key_right as
  select id as key_id, unnest(rights) as right_name from api_keys;
-- Door: all roles and departments by name.
create view identity_v1_role as select id, key, name, built_in from roles;
create view identity_v1_department as select id, parent_id, name from departments;
