-- Reports as they came, and notes of what was read in them and decided.
create table paper (
  hash text primary key,
  name text not null,
  taken_in_at timestamptz not null default now(),
  bytes bytea not null
);

create table note (
  position bigserial primary key,
  at timestamptz not null default now(),
  by_whom text not null,
  kind text not null,
  body text not null
);

create function paper_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'papers and notes are never changed';
end $$;

create trigger note_never_changed before update or delete or truncate on note
  for each statement execute function paper_never_changed();
create trigger paper_never_changed before update or delete or truncate on paper
  for each statement execute function paper_never_changed();
