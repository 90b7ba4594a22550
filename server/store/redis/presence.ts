import { TIMES } from '../../../shared/limits.ts';
import { newId } from '../../ids.ts';
import type { Link } from '../../redis/link.ts';
import { FORGET_RELAY_MS } from '../presence-rules.ts';
import type { Presence, PresenceStore } from '../store.ts';
import { DESK, peopleAt } from './keys.ts';
import { asId, holderOf, list, pairs, parse, text, texts, type PresenceRow } from './read.ts';
import { STEPS } from './scripts.ts';
import type { Turns } from './turns.ts';

async function now(link: Link): Promise<number> {
  const [seconds, micros] = texts(await link.command('TIME')).map(Number);
  return (seconds ?? 0) * 1_000 + Math.floor((micros ?? 0) / 1_000);
}

/** The store's own name, made when there is none: it was just made, or emptied. */
async function incarnation(link: Link): Promise<string> {
  const known = await link.command('GET', DESK.incarnation);
  if (known !== null) return text(known);
  await link.command('SET', DESK.incarnation, newId(), 'NX');
  return text(await link.command('GET', DESK.incarnation));
}

type Lease = { readonly until: number; readonly here: ReadonlySet<string> };

/** Each relay's lease, and which of these people it has a page of. */
async function leasesOf(link: Link, people: readonly string[]): Promise<Lease[]> {
  const relays = pairs(await link.command('ZRANGE', DESK.relays, '0', '-1', 'WITHSCORES'));
  return Promise.all(
    relays.map(async ([id, until]) => {
      const flags = await link.command('SMISMEMBER', peopleAt(id), ...people);
      const here = people.filter((_, at) => Number(list(flags)[at]) === 1);
      return { until: Number(until), here: new Set(here) };
    }),
  );
}

async function presences(link: Link): Promise<Presence[]> {
  const [rows, held, at] = await Promise.all([
    link.command('HGETALL', DESK.presences).then(pairs),
    link.command('ZRANGE', DESK.held, '0', '-1').then(texts),
    now(link),
  ]);
  if (rows.length === 0) return [];
  const holders = held.map(holderOf);
  const leases = await leasesOf(
    link,
    rows.map(([agentId]) => agentId),
  );
  return rows.map(([agentId, json]) => {
    const row = parse<PresenceRow>(json);
    const theirs = leases.filter(({ here }) => here.has(agentId)).map(({ until }) => until);
    return {
      ...row,
      agentId: asId(agentId),
      leaseUntil: Math.max(row.leaseUntil, ...theirs),
      connected: theirs.some((until) => until > at),
      load: holders.filter((holder) => holder === agentId).length,
    };
  });
}

/** Rules PR, by the clock of Redis. */
export function createPresence(link: Link, turns: Turns): PresenceStore {
  const endRelay = async (relayId: string) => {
    const keys = [DESK.presences, DESK.relays, peopleAt(relayId)];
    await link.run(STEPS.endRelay, keys, [relayId]);
  };
  return {
    now: () => now(link),
    incarnation: () => incarnation(link),
    async setAvailable(agentId, available) {
      await link.run(STEPS.setAvailable, [DESK.presences], [agentId, available ? '1' : '0']);
    },
    async connect({ side, id }, relayId) {
      const people = peopleAt(relayId);
      if (side === 'visitor') await link.command('SADD', people, id);
      else await link.run(STEPS.connectAgent, [DESK.presences, people], [id]);
    },
    async disconnect({ side, id }, relayId) {
      const people = peopleAt(relayId);
      const keys = [DESK.presences, DESK.relays, people];
      if (side === 'visitor') await link.command('SREM', people, id);
      else await link.run(STEPS.disconnectAgent, keys, [id, relayId]);
    },
    presences: () => presences(link),
    async isConnected(visitorId) {
      const [leases, at] = await Promise.all([leasesOf(link, [visitorId]), now(link)]);
      return leases.some(({ until, here }) => until > at && here.has(visitorId));
    },
    async renewRelay(relayId) {
      const times = [String(TIMES.leaseMs), String(FORGET_RELAY_MS)];
      const reply = await link.run(STEPS.renewRelay, [DESK.relays], [relayId, ...times]);
      const [live, gone] = list(reply);
      for (const dead of texts(gone)) await endRelay(dead);
      // A relay that died between the desk and a conversation left its turn for the others.
      await turns.finishAllPending();
      return texts(live);
    },
    endRelay,
  };
}
