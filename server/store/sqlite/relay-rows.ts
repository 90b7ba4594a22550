import type { Rows } from '../rows.ts';
import type { Database } from './database.ts';
import { readPersonId, readRelay } from './read.ts';

type RelayRows = Pick<
  Rows,
  'relays' | 'saveRelay' | 'deleteRelay' | 'connect' | 'disconnect' | 'peopleAt' | 'relaysOf'
>;

/** Relays with their leases, and who is connected to which. */
export function relayRows(db: Database): RelayRows {
  const all = db.prepare('select * from relay');
  const save = db.prepare(
    'insert into relay values (?, ?) on conflict (id) do update set until = excluded.until',
  );
  const drop = db.prepare('delete from relay where id = ?');
  const add = db.prepare('insert or ignore into connection values (?, ?)');
  const remove = db.prepare('delete from connection where relay_id = ? and person_id = ?');
  const at = db.prepare('select person_id as id from connection where relay_id = ?');
  const of = db.prepare('select relay_id as id from connection where person_id = ?');
  return {
    relays: () => all.all().map(readRelay),
    saveRelay: ({ id, until }) => void save.run(id, until),
    deleteRelay: (id) => void drop.run(id),
    connect: (relayId, personId) => void add.run(relayId, personId),
    disconnect: (relayId, personId) => void remove.run(relayId, personId),
    peopleAt: (relayId) => at.all(relayId).map(readPersonId),
    relaysOf: (personId) => of.all(personId).map((row) => String(row['id'])),
  };
}

export function incarnationRows(db: Database): Pick<Rows, 'incarnation' | 'setIncarnation'> {
  const read = db.prepare('select id from incarnation');
  const set = db.prepare('update incarnation set id = ?');
  return {
    incarnation: () => String(read.get()?.['id']),
    setIncarnation: (incarnation) => void set.run(incarnation),
  };
}
