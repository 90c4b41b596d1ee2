-- The event log: one row for each event, never changed, never deleted.
create table event (
  position bigint primary key,
  stream text not null,
  version bigint not null,
  command text not null,
  sender text not null,
  at_micros bigint not null,
  recorded_micros bigint not null,
  type text not null,
  schema int not null,
  body text not null,
  previous text not null,
  hash text not null,
  unique (stream, version)
);

create index event_command on event (command);

-- One row: the last entry. Whoever appends holds it until the append is on the disk.
create table log_head (
  one boolean primary key default true check (one),
  position bigint not null,
  recorded_micros bigint not null,
  hash text not null
);

insert into log_head values (true, 0, 0, repeat('0', 64));

create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only';
end $$;

create trigger event_never_changed before update or delete or truncate on event
  for each statement execute function never_changed();
