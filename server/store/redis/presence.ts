import { TIMES } from '../../../shared/limits.ts';
import { newId } from '../../ids.ts';
import type { Link } from '../../redis/link.ts';
import { FORGET_RELAY_MS } from '../presence-rules.ts';
import type { Person, Presence, PresenceStore } from '../store.ts';
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

/**
 * Who is at which relay is read before the rows: an agent who leaves in between has then kept the
 * lease that they had, and not one of hours ago.
 */
async function presences(link: Link): Promise<Presence[]> {
  const agents = texts(await link.command('HKEYS', DESK.presences));
  if (agents.length === 0) return [];
  const leases = await leasesOf(link, agents);
  const [rows, held, at] = await Promise.all([
    link.command('HGETALL', DESK.presences).then(pairs),
    link.command('ZRANGE', DESK.held, '0', '-1').then(texts),
    now(link),
  ]);
  const loads = new Map<string, number>();
  for (const holder of held.map(holderOf)) loads.set(holder, (loads.get(holder) ?? 0) + 1);
  return rows.map(([agentId, json]) => {
    const row = parse<PresenceRow>(json);
    const theirs = leases.filter(({ here }) => here.has(agentId)).map(({ until }) => until);
    return {
      ...row,
      agentId: asId(agentId),
      leaseUntil: Math.max(row.leaseUntil, ...theirs),
      connected: theirs.some((until) => until > at),
      load: loads.get(agentId) ?? 0,
    };
  });
}

const connect = (link: Link, { side, id }: Person, relayId: string) =>
  link.run(
    STEPS.connect,
    [DESK.presences, DESK.relays, peopleAt(relayId)],
    [id, relayId, side === 'agent' ? '1' : '0'],
  );

const disconnect = (link: Link, personId: string, relayId: string) =>
  link.run(STEPS.disconnect, [DESK.presences, DESK.relays, peopleAt(relayId)], [personId, relayId]);

/** Makes what is kept of a relay's people what the relay says it is. */
async function restate(link: Link, relayId: string, here: readonly Person[]): Promise<void> {
  const ids = new Set<string>(here.map(({ id }) => id));
  const known = new Set(texts(await link.command('SMEMBERS', peopleAt(relayId))));
  const gone = [...known].filter((id) => !ids.has(id));
  const come = here.filter(({ id }) => !known.has(id));
  await Promise.all(gone.map((id) => disconnect(link, id, relayId)));
  await Promise.all(come.map((person) => connect(link, person, relayId)));
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
    connect: async (person, relayId) => void (await connect(link, person, relayId)),
    disconnect: async (personId, relayId) => void (await disconnect(link, personId, relayId)),
    presences: () => presences(link),
    async connected(visitorIds) {
      if (visitorIds.length === 0) return [];
      const [leases, at] = await Promise.all([leasesOf(link, visitorIds), now(link)]);
      const live = leases.filter(({ until }) => until > at);
      return visitorIds.filter((id) => live.some(({ here }) => here.has(id)));
    },
    async renewRelay(relayId, here) {
      const times = [String(TIMES.leaseMs), String(FORGET_RELAY_MS)];
      const reply = await link.run(STEPS.renewRelay, [DESK.relays], [relayId, ...times]);
      const [live, gone] = list(reply);
      if (here) await restate(link, relayId, here);
      for (const dead of texts(gone)) await endRelay(dead);
      // A relay that died between the desk and a conversation left its turn for the others.
      await turns.finishAllPending();
      return texts(live);
    },
    endRelay,
  };
}
