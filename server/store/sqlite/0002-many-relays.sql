-- 22 letters, like every id. An emptied or other store is told apart by its incarnation; conversations begin under it.
create table incarnation (id text not null) strict;
insert into incarnation values (lower(hex(randomblob(11))));
update conversation set epoch = (select id from incarnation);

alter table agent add column disabled integer not null default 0;

-- Kinds of entries are checked by the code that writes them: a list here had to be rebuilt for each.
create table entry_next (
  conversation_id text not null references conversation (id),
  seq integer not null,
  at integer not null,
  kind text not null,
  sender_id text,
  cmid text,
  body text not null,
  primary key (conversation_id, seq)
) strict, without rowid;
insert into entry_next select * from entry;
drop table entry;
alter table entry_next rename to entry;
create unique index entry_cmid on entry (conversation_id, sender_id, cmid) where cmid is not null;

-- Who is connected follows from the relays that vouch for them.
alter table presence drop column connected;
create table relay (id text primary key, until integer not null) strict;
create table connection (
  relay_id text not null references relay (id) on delete cascade,
  person_id text not null,
  primary key (relay_id, person_id)
) strict, without rowid;
create index connection_person on connection (person_id);
