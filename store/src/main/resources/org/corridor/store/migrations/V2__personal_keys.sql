-- Keys of personal fields. To delete one is to destroy what was sealed with it.
create table personal_key (
  subject text primary key,
  key bytea
);
