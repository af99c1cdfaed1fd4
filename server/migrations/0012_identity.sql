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
