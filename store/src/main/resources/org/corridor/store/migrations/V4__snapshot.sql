-- What the entries up to one came to, for quick opening. It follows from the log and may be deleted
-- at any time. The digest finds out bytes that were damaged.
create table snapshot (
  one boolean primary key default true check (one),
  position bigint not null,
  hash text not null,
  code text not null,
  state bytea not null,
  digest bytea not null
);

alter table snapshot alter column state set storage external;
