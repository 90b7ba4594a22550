import type { Rows } from '../rows.ts';
import type { Database, Value } from './database.ts';
import {
  readAgent,
  readInvite,
  readPresence,
  readSession,
  readSite,
  readToken,
  type Row,
} from './read.ts';

/** A table whose first column is its key: read one, read all, put, delete. */
function table<Item>(
  db: Database,
  name: string,
  read: (row: Row) => Item,
  write: (item: Item) => Value[],
  columns: number,
) {
  const [key] = db
    .prepare('select name from pragma_table_info(?)')
    .all(name)
    .map((column) => String(column['name']));
  const one = db.prepare(`select * from ${name} where ${key} = ?`);
  const all = db.prepare(`select * from ${name} order by rowid`);
  const marks = Array.from({ length: columns }, () => '?').join(', ');
  const put = db.prepare(`insert or replace into ${name} values (${marks})`);
  const drop = db.prepare(`delete from ${name} where ${key} = ?`);
  return {
    one(id: string): Item | null {
      const row = one.get(id);
      return row ? read(row) : null;
    },
    all: (): Item[] => all.all().map(read),
    put: (item: Item) => void put.run(...write(item)),
    drop: (id: string) => void drop.run(id),
  };
}

type DirectoryRows = Pick<
  Rows,
  'saveSite' | 'site' | 'sites' | 'saveAgent' | 'agent' | 'agentByLogin' | 'agents'
>;
type SecretRows = Pick<
  Rows,
  | 'replaceInvites'
  | 'invite'
  | 'invites'
  | 'deleteInvite'
  | 'saveSession'
  | 'session'
  | 'sessions'
  | 'deleteSession'
  | 'deleteSessionsOf'
  | 'visitorToken'
  | 'visitorTokens'
  | 'saveVisitorToken'
  | 'deleteVisitorTokensBefore'
>;

export function directoryRows(db: Database): DirectoryRows {
  const sites = table(
    db,
    'site',
    readSite,
    (site) => [site.id, site.name, JSON.stringify(site.origins)],
    3,
  );
  const agents = table(
    db,
    'agent',
    readAgent,
    (agent) => [
      agent.id,
      agent.login,
      agent.displayName,
      agent.passwordHash,
      agent.capacity,
      agent.siteIds && JSON.stringify(agent.siteIds),
      Number(agent.passwordless),
      Number(agent.disabled),
    ],
    8,
  );
  const byLogin = db.prepare('select * from agent where login = ?');
  return {
    saveSite: sites.put,
    site: sites.one,
    sites: sites.all,
    saveAgent: agents.put,
    agent: agents.one,
    agentByLogin(login) {
      const row = byLogin.get(login);
      return row ? readAgent(row) : null;
    },
    agents: agents.all,
  };
}

export function presenceRows(db: Database): Pick<Rows, 'presence' | 'presences' | 'savePresence'> {
  const presences = table(
    db,
    'presence',
    readPresence,
    (p) => [p.agentId, Number(p.available), p.leaseUntil, p.idleSince],
    4,
  );
  return { presence: presences.one, presences: presences.all, savePresence: presences.put };
}

export function secretRows(db: Database): SecretRows {
  const sessions = table(
    db,
    'agent_session',
    readSession,
    (s) => [s.hash, s.agentId, s.csrf, s.createdAt, s.seenAt],
    5,
  );
  const tokens = table(
    db,
    'visitor_token',
    readToken,
    (t) => [t.hash, t.siteId, t.visitorId, t.parent, t.expiresAt, Number(t.superseded), t.endsAt],
    7,
  );
  const invite = db.prepare('select * from invite where hash = ?');
  const invites = db.prepare('select * from invite');
  const addInvite = db.prepare('insert into invite values (?, ?, ?)');
  const dropInvites = db.prepare('delete from invite where agent_id = ?');
  const dropInvite = db.prepare('delete from invite where hash = ?');
  const dropSessions = db.prepare('delete from agent_session where agent_id = ?');
  const expire = db.prepare('delete from visitor_token where expires_at <= ?');
  return {
    replaceInvites(hash, { agentId, expiresAt }) {
      dropInvites.run(agentId);
      addInvite.run(hash, agentId, expiresAt);
    },
    invite(hash) {
      const row = invite.get(hash);
      return row ? readInvite(row) : null;
    },
    invites: () => invites.all().map(readInvite),
    deleteInvite: (hash) => void dropInvite.run(hash),
    saveSession: sessions.put,
    session: sessions.one,
    sessions: sessions.all,
    deleteSession: sessions.drop,
    deleteSessionsOf: (agentId) => void dropSessions.run(agentId),
    visitorToken: tokens.one,
    visitorTokens: tokens.all,
    saveVisitorToken: tokens.put,
    deleteVisitorTokensBefore: (now) => void expire.run(now),
  };
}
