create table conversation (
  id text primary key,
  site_id text not null,
  visitor_id text not null,
  case_code text not null unique,
  epoch text not null,
  head integer not null,
  report text not null,
  locale text not null,
  opened_at integer not null,
  queued_at integer not null,
  aepoch integer not null,
  status text not null check (status in ('queued', 'assigned', 'closed')),
  assignee_id text,
  closed_by text,
  visitor_delivered integer not null,
  visitor_read integer not null,
  agent_delivered integer not null,
  agent_read integer not null
) strict;
create index conversation_waiting on conversation (queued_at, opened_at) where status = 'queued';
create index conversation_assigned on conversation (assignee_id) where status = 'assigned';
create index conversation_visitor on conversation (visitor_id, opened_at);

create table entry (
  conversation_id text not null references conversation (id),
  seq integer not null,
  at integer not null,
  kind text not null check (kind in ('message', 'assigned', 'requeued', 'closed')),
  sender_id text,
  cmid text,
  body text not null,
  primary key (conversation_id, seq)
) strict, without rowid;
create unique index entry_cmid on entry (conversation_id, sender_id, cmid) where cmid is not null;

create table presence (
  agent_id text primary key,
  available integer not null,
  connected integer not null,
  lease_until integer not null,
  idle_since integer not null
) strict;

create table site (id text primary key, name text not null, origins text not null) strict;

create table agent (
  id text primary key,
  login text not null unique,
  display_name text not null,
  password_hash text,
  capacity integer not null,
  site_ids text,
  passwordless integer not null
) strict;

create table invite (
  hash text primary key,
  agent_id text not null,
  expires_at integer not null
) strict;

create table agent_session (
  hash text primary key,
  agent_id text not null,
  csrf text not null,
  created_at integer not null,
  seen_at integer not null
) strict;

create table visitor_token (
  hash text primary key,
  site_id text not null,
  visitor_id text not null,
  parent text,
  expires_at integer not null,
  superseded integer not null,
  ends_at integer not null
) strict;
create index visitor_token_expiry on visitor_token (expires_at);
