-- Names are never given again, and what was shown is never changed.
alter table account add column closed timestamptz;

-- Whom an organisation vouches for, as it calls them: the first one of the name, for good.
alter table account add column subject text;

create index shown_at on shown (at);

create function never_forgotten() returns trigger language plpgsql as $$
begin
  raise exception 'what was shown is never changed';
end $$;

create trigger shown_never_changed before update or delete or truncate on shown
  for each statement execute function never_forgotten();

-- Passkeys, as Spring Security keeps them.
create table user_entities (
  id text primary key,
  name text not null,
  display_name text
);

create table user_credentials (
  credential_id text primary key,
  user_entity_user_id text not null,
  public_key bytea not null,
  signature_count bigint,
  uv_initialized boolean,
  backup_eligible boolean not null,
  authenticator_transports text,
  public_key_credential_type text,
  backup_state boolean not null,
  attestation_object bytea,
  attestation_client_data_json bytea,
  created timestamp,
  last_used timestamp,
  label text
);
