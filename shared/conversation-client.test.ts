import { beforeEach, expect, test } from 'vitest';
import { createConversationClient, type ConversationClient } from './conversation-client.ts';
import type { Ack, Position, SendMessage, Sent } from './events.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { Entry, LogPage } from './model.ts';
import type { Outbox } from './outbox.ts';

type Asked<Payload, Answer> = { payload: Payload; answer(ack: Ack<Answer>): Promise<void> };

/** A page whose relay is the test: it sees each request and answers when it likes. */
class Page {
  readonly sends: Asked<SendMessage, Sent>[] = [];
  readonly syncs: Asked<Position, LogPage>[] = [];
  readonly timers: { ms: number; run: () => void }[] = [];
  kept: Outbox = [];
  client: ConversationClient;
  #ids = 0;

  constructor(saved: Outbox = []) {
    this.client = createConversationClient(
      {
        conversationId: 'c',
        send: (payload) => this.#ask(this.sends, payload),
        sync: (payload) => this.#ask(this.syncs, payload),
        keepOutbox: (outbox) => void (this.kept = outbox),
        changed() {},
        schedule: (ms, run) => {
          const timer = { ms, run };
          this.timers.push(timer);
          return () => void this.timers.splice(this.timers.indexOf(timer), 1);
        },
        newId: () => `id ${++this.#ids}`,
        random: () => 0.5,
      },
      saved,
    );
  }

  #ask<Payload, Answer>(list: Asked<Payload, Answer>[], payload: Payload): Promise<Ack<Answer>> {
    return new Promise((resolve) => {
      const answer = async (ack: Ack<Answer>) => {
        resolve(ack);
        await new Promise(setImmediate);
      };
      list.push({ payload, answer });
    });
  }

  /** The last timer that was set goes off. */
  fire(): void {
    const timer = this.timers.pop();
    timer?.run();
  }

  get seqs(): number[] {
    return this.client.reader.timeline.entries.map(({ seq }) => seq);
  }

  get states(): string[] {
    return this.client.sender.outbox.map((item) => `${item.text}: ${item.state}`);
  }
}

const entry = (seq: number, cmid = `other ${seq}`): Entry => ({
  seq,
  at: seq,
  kind: 'message',
  side: 'visitor',
  cmid,
  text: `line ${seq}`,
  name: null,
});
const logPage = (entries: readonly Entry[], head: number, more = false, epoch = 'e'): LogPage => ({
  conversationId: 'c',
  head: { epoch, seq: head },
  entries,
  more,
});
const sent = (cmid: string, seq: number): Ack<Sent> => ({
  ok: true,
  data: { cmid, seq, at: seq, head: { epoch: 'e', seq }, dup: false },
});
const refused = (code: 'unavailable' | 'closed' | 'rate_limited', retryAfterMs?: number) =>
  ({ ok: false, error: retryAfterMs === undefined ? { code } : { code, retryAfterMs } }) as const;

let page: Page;
beforeEach(() => {
  page = new Page();
});

test('[MS7] sends nothing before it is connected and has read all it missed', async () => {
  page.client.sender.send('hello');
  expect(page.sends).toHaveLength(0);
  page.client.reader.resume(logPage([entry(1)], 2, true));
  expect(page.sends).toHaveLength(0);
  const { at } = entry(1);
  expect(page.syncs[0]?.payload).toEqual({ conversationId: 'c', epoch: 'e', last: 1, at });
  await page.syncs[0]?.answer({ ok: true, data: logPage([entry(2)], 2) });
  expect(page.sends.map(({ payload }) => payload.text)).toEqual(['hello']);
});

test('[MS7] sends one at a time, oldest first', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('first');
  page.client.sender.send('second');
  expect(page.sends).toHaveLength(1);
  await page.sends[0]?.answer(sent('id 1', 1));
  expect(page.sends.map(({ payload }) => payload.text)).toEqual(['first', 'second']);
});

test('[MS8] keeps a message before its first send, and sends it again under the same id', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('hello');
  expect(page.kept.map(({ cmid }) => cmid)).toEqual(['id 1']);
  page.client.pause();
  expect(page.kept).toMatchObject([{ cmid: 'id 1', state: 'queued' }]);
  await page.sends[0]?.answer(sent('id 1', 1));
  page.client.reader.resume(logPage([], 0));
  expect(page.sends.map(({ payload }) => payload.cmid)).toEqual(['id 1', 'id 1']);
});

test('[MS8] a reload finds the outbox and sends it again under the same ids', () => {
  const again = new Page([
    { cmid: 'kept', text: 'kept', state: 'inflight' },
    { cmid: 'next', text: 'next', state: 'queued' },
  ]);
  again.client.reader.resume(logPage([], 0));
  expect(again.sends.map(({ payload }) => payload.cmid)).toEqual(['kept']);
});

test('a message leaves the outbox when the log holds it, not before', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('hello');
  await page.sends[0]?.answer(sent('id 1', 1));
  expect(page.states).toEqual(['hello: acked']);
  page.client.reader.receive('e', entry(1, 'id 1'));
  expect(page.states).toEqual([]);
});

test('[MS9] tries again after a refusal that may pass, no sooner than the relay asks', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('hello');
  await page.sends[0]?.answer(refused('rate_limited', 9_000));
  expect(page.states).toEqual(['hello: queued']);
  expect(page.timers.map(({ ms }) => ms)).toEqual([9_000]);
  page.client.sender.send('next');
  expect(page.sends).toHaveLength(1);
  page.fire();
  expect(page.sends).toHaveLength(2);
  await page.sends[1]?.answer(refused('unavailable'));
  expect(page.timers.map(({ ms }) => ms)).toEqual([1_000]);
});

test('[MS9] tries again at once when it is told that messages can be kept again', async () => {
  page.client.sender.send('hello');
  page.client.sender.retryNow();
  expect(page.sends).toEqual([]);
  page.client.reader.resume(logPage([], 0));
  await page.sends[0]?.answer(refused('unavailable'));
  page.client.sender.retryNow();
  expect(page.sends.map(({ payload }) => payload.cmid)).toEqual(['id 1', 'id 1']);
  page.client.sender.retryNow();
  expect(page.sends).toHaveLength(2);
  await page.sends[1]?.answer(refused('unavailable'));
  expect(page.timers.map(({ ms }) => ms)).toEqual([500]);
});

test('[MS10] keeps what was refused for good, and goes on with the next', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('too late');
  page.client.sender.send('next');
  await page.sends[0]?.answer(refused('closed'));
  expect(page.states).toEqual(['too late: failed', 'next: inflight']);
  page.client.sender.discard('id 1');
  expect(page.states).toEqual(['next: inflight']);
});

test('[MS10] a refused message is sent again, under its id, when the person asks', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('hello');
  await page.sends[0]?.answer(refused('closed'));
  page.client.sender.retry('id 1');
  expect(page.sends[1]?.payload.cmid).toBe('id 1');
});

test('[RS3] pages through a long log before it sends', async () => {
  page.client.sender.send('hello');
  page.client.reader.resume(logPage([entry(1), entry(2)], 5, true));
  await page.syncs[0]?.answer({ ok: true, data: logPage([entry(3), entry(4)], 5, true) });
  expect(page.sends).toHaveLength(0);
  await page.syncs[1]?.answer({ ok: true, data: logPage([entry(5)], 5) });
  expect(page.seqs).toEqual([1, 2, 3, 4, 5]);
  expect(page.sends).toHaveLength(1);
});

test('[RS4] asks for what lies before an early entry, once however many are early', async () => {
  page.client.reader.resume(logPage([entry(1)], 1));
  page.client.reader.receive('e', entry(4));
  page.client.reader.receive('e', entry(5));
  expect(page.syncs).toHaveLength(1);
  expect(page.seqs).toEqual([1]);
  await page.syncs[0]?.answer({ ok: true, data: logPage([entry(2), entry(3)], 5) });
  expect(page.seqs).toEqual([1, 2, 3, 4, 5]);
});

test('[RS4] gives a push one second to catch up with the head before it asks', () => {
  page.client.reader.resume(logPage([entry(1)], 1));
  page.client.reader.head({ epoch: 'e', seq: 2 });
  expect(page.timers.map(({ ms }) => ms)).toEqual([TIMES.headGraceMs]);
  page.client.reader.receive('e', entry(2));
  page.fire();
  expect(page.syncs).toHaveLength(0);
  page.client.reader.head({ epoch: 'e', seq: 3 });
  page.fire();
  expect(page.syncs).toHaveLength(1);
});

test('[RS4] asks again after a failed repair, unless it was told that there is none', async () => {
  page.client.reader.resume(logPage([entry(1)], 2, true));
  await page.syncs[0]?.answer(refused('unavailable'));
  expect(page.timers.map(({ ms }) => ms)).toEqual([500]);
  page.fire();
  expect(page.syncs).toHaveLength(2);
});

test('[RS5] another epoch starts the copy afresh and sends again what the store lost', async () => {
  page.client.reader.resume(logPage([], 0));
  page.client.sender.send('hello');
  await page.sends[0]?.answer(sent('id 1', 1));
  page.client.pause();
  page.client.reader.resume(logPage([entry(1)], 1, false, 'f'));
  expect(page.seqs).toEqual([1]);
  expect(page.sends.map(({ payload }) => payload.cmid)).toEqual(['id 1', 'id 1']);
});

test('an answer from before a reconnection changes nothing', async () => {
  page.client.reader.resume(logPage([entry(1)], 2, true));
  page.client.pause();
  page.client.reader.resume(logPage([entry(1)], 1));
  await page.syncs[0]?.answer({ ok: true, data: logPage([entry(2)], 2) });
  expect(page.seqs).toEqual([1]);
});

test('holds two hundred messages on their way, and says no to the next', () => {
  const wanted = Array.from({ length: LIMITS.outboxItems }, (_, at) => `${at}`);
  expect(wanted.every((text) => page.client.sender.send(text))).toBe(true);
  expect(page.client.sender.send('one more')).toBe(false);
  expect(page.kept).toHaveLength(LIMITS.outboxItems);
});
