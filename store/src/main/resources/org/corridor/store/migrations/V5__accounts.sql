-- Who may sign in to the room, and what restricted things they were shown.
create table account (
  name text primary key,
  password text not null,
  duty text not null,
  party text not null,
  administrator boolean not null
);

create table shown (
  at timestamptz not null default now(),
  name text not null,
  what text not null
);
