-- Names are never given again, and what was shown is never changed.
alter table account add column closed timestamptz;

create index shown_at on shown (at);

create function never_forgotten() returns trigger language plpgsql as $$
begin
  raise exception 'what was shown is never changed';
end $$;

create trigger shown_never_changed before update or delete or truncate on shown
  for each statement execute function never_forgotten();
