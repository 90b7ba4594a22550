import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '../shared/model.ts';
import { newId } from './ids.ts';
import { codeOf, dataOf } from './testing/test-page.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import type { TestVisitor } from './testing/test-visitor.ts';
import { until } from './testing/until.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

/** A visitor and the agent who has their conversation. */
async function connect() {
  const agent = await server.agent({ displayName: 'Lumi' });
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  await visitor.isAssigned();
  return { agent, visitor, id };
}
const ahead = (visitor: TestVisitor) =>
  visitor.conversation?.status === 'queued' ? visitor.conversation.ahead : null;

test('[RT3] a visitor who joins while an agent is free is theirs, report first', async () => {
  const { agent, visitor, id } = await connect();
  const [mine] = agent.inbox.mine;
  expect(mine?.id).toBe(id);
  expect(mine?.report.errorMessage).toBe('The ID or password does not match.');
  expect(await visitor.isAssigned()).toBe('Lumi');
});

test('[RT3] an agent who comes, and one who steps back to the desk, get who waits', async () => {
  const first = await server.visitor();
  const { id } = await first.open();
  const agent = await server.agent();
  await agent.takes(id);
  await agent.setAvailable(false);
  const second = await server.visitor();
  const other = await second.open();
  expect(other.status).toBe('queued');
  await agent.setAvailable(true);
  await agent.takes(other.id);
});

test('[RT3] a freed slot goes to who has waited longest', async () => {
  const agent = await server.agent({ capacity: 1 });
  const [first, second, third] = [
    await server.visitor(),
    await server.visitor(),
    await server.visitor(),
  ];
  const { id } = await first.open();
  await agent.takes(id);
  const next = await second.open();
  await third.open();
  await first.close();
  await agent.takes(next.id);
  expect(ahead(third)).toBe(0);
});

test('[MS1] what either side says reaches the other in order, and the outboxes empty', async () => {
  const { agent, visitor, id } = await connect();
  visitor.send('안녕하세요');
  visitor.send('로그인이 안 돼요');
  await agent.sees(id, '로그인이 안 돼요');
  agent.send(id, 'I have read your report.');
  await visitor.sees(id, 'I have read your report.');
  expect(visitor.messages(id)).toEqual([
    '안녕하세요',
    '로그인이 안 돼요',
    'I have read your report.',
  ]);
  expect(agent.messages(id)).toEqual(visitor.messages(id));
  await until('an empty outbox', () => visitor.client.sender.outbox.length === 0);
});

test('[MS3] a repeated send is acknowledged as before and told to nobody again', async () => {
  const { agent, visitor, id } = await connect();
  const message = { conversationId: id, cmid: newId(), text: 'once' };
  const first = dataOf(await visitor.request('message:send', message));
  const second = dataOf(await visitor.request('message:send', message));
  expect(second).toEqual({ ...first, dup: true });
  visitor.send('after');
  await agent.sees(id, 'after');
  expect(agent.messages(id)).toEqual(['once', 'after']);
  const told = agent.facts<{ entry: Entry }>('entry:appended').map(({ entry }) => entry.kind);
  expect(told.filter((kind) => kind === 'message')).toHaveLength(2);
});

test('[QU2] who waits hears how many are ahead, and each time that changes', async () => {
  const visitors = [
    await server.visitor(),
    await server.visitor(),
    await server.visitor(),
  ] as const;
  for (const visitor of visitors) await visitor.open();
  expect(visitors.map(ahead)).toEqual([0, 1, 2]);
  await visitors[0].close();
  await until('the line to move', () => ahead(visitors[1]) === 0 && ahead(visitors[2]) === 1);
});

test('[QU4] what is written while waiting is the first thing the agent reads', async () => {
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  visitor.send('I wrote this while waiting');
  await until('the ack', () => visitor.client.sender.outbox.length === 0);
  const agent = await server.agent();
  await agent.takes(id);
  expect(agent.messages(id)).toEqual(['I wrote this while waiting']);
});

test('[QU5] leaving the queue ends the conversation and nobody gets it', async () => {
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await visitor.close();
  const agent = await server.agent();
  expect(agent.inbox.waiting).toBe(0);
  expect(agent.has(id)).toBe(false);
});

test('[OP3] a case code has six characters that nobody mistakes for another', async () => {
  const visitor = await server.visitor();
  const { caseCode } = await visitor.open();
  expect(caseCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
});

test('[TR1] either side ends it; the other hears at once and can write no more', async () => {
  const { agent, visitor, id } = await connect();
  await agent.close(id);
  await until('the end', () => visitor.conversation?.status === 'closed');
  const late = { conversationId: id, cmid: newId(), text: 'too late' };
  expect(codeOf(await visitor.request('message:send', late))).toBe('closed');
  const other = await server.visitor();
  const second = await other.open();
  await agent.takes(second.id);
  await other.close();
  await until('the inbox to empty', () => !agent.has(second.id));
  const answer = await agent.request('message:send', {
    ...late,
    conversationId: second.id,
    aepoch: 1,
  });
  expect(codeOf(answer)).toBe('closed');
});

test('[PR5] typing and read marks reach the other side', async () => {
  const { agent, visitor, id } = await connect();
  await visitor.request('conversation:typing', { conversationId: id, typing: true });
  await until('typing', () => agent.facts('visitor:typing').length > 0);
  visitor.send('hello');
  await agent.sees(id, 'hello');
  await agent.request('conversation:mark', { conversationId: id, delivered: 2, read: 2 });
  const marked = await until('the mark', () => visitor.facts('conversation:marked').at(-1));
  expect(marked).toMatchObject({ conversationId: id, marks: { agentRead: 2, visitorRead: 0 } });
});

test('[PR5] the agent sees the visitor go and come back', async () => {
  const { agent, visitor, id } = await connect();
  const isOnline = () => agent.inbox.mine.find((one) => one.id === id)?.visitorOnline;
  await until('the visitor there', () => isOnline() === true);
  visitor.socket.disconnect();
  await until('the visitor gone', () => isOnline() === false);
  visitor.socket.connect();
  expect(await until('the visitor back', isOnline)).toBe(true);
});

test('[RS3] a page that was away reads what it missed and sends what it kept, once', async () => {
  const { agent, visitor, id } = await connect();
  visitor.socket.disconnect();
  visitor.send('written while away');
  agent.send(id, 'said meanwhile');
  await until('the ack', () => agent.client(id).sender.outbox.length === 0);
  visitor.socket.connect();
  await agent.sees(id, 'written while away');
  expect(visitor.messages(id)).toEqual(['said meanwhile', 'written while away']);
});

test('[RS6] a reloaded page finds its conversation by its token, and the log from the start', async () => {
  const { agent, visitor, id } = await connect();
  agent.send(id, 'still here');
  await visitor.sees(id, 'still here');
  const token = visitor.token;
  visitor.leave();
  const reloaded = await server.visitor(token);
  expect(reloaded.conversationId).toBe(id);
  expect(reloaded.messages(id)).toEqual(['still here']);
  expect(reloaded.token).not.toBe(token);
});

test('[RS4] the head in an ack uncovers a push that never came', async () => {
  const { agent, visitor, id } = await connect();
  const { reader } = visitor.client;
  const receive = reader.receive.bind(reader);
  reader.receive = () => {};
  agent.send(id, 'lost on the way');
  await until('the ack', () => agent.client(id).sender.outbox.length === 0 || null);
  reader.receive = receive;
  visitor.send('did you say something?');
  await visitor.sees(id, 'lost on the way');
  expect(visitor.messages(id)).toEqual(['lost on the way', 'did you say something?']);
});

test('[PR1] an agent who is away keeps what they have and gets nothing new', async () => {
  const { agent, visitor, id } = await connect();
  await agent.setAvailable(false);
  const late = await server.visitor();
  const waiting = await late.open();
  visitor.send('still with you?');
  await agent.sees(id, 'still with you?');
  expect(agent.has(waiting.id)).toBe(false);
  await until('the inbox to say away', () => agent.inbox.availability === 'away');
});

test('[PR2] [PR3] an agent whose page is gone gets nothing new and keeps what they have', async () => {
  const { agent, id } = await connect();
  agent.socket.disconnect();
  await until('the presence to say so', async () => {
    const [presence] = await server.store.presences();
    return presence?.connected === false;
  });
  const other = await server.visitor();
  expect((await other.open()).status).toBe('queued');
  await agent.connect();
  await agent.takes(id);
});

test('[RT4] two agents take one conversation by hand: one has it, the other hears taken', async () => {
  const visitor = await server.visitor();
  const [one, two] = [await server.agent({ capacity: 1 }), await server.agent({ capacity: 1 })];
  await Promise.all([one.setAvailable(false), two.setAvailable(false)]);
  const { id } = await visitor.open();
  const claim = { conversationId: id, aepoch: 0 };
  const answers = await Promise.all(
    [one, two].map((each) => each.request('conversation:claim', claim)),
  );
  expect(new Set(answers.map(codeOf))).toEqual(new Set([null, 'taken']));
});

test('[RT6] agents of another site neither get nor see a conversation', async () => {
  const stranger = await server.agent({ siteIds: [] });
  const visitor = await server.visitor();
  const { id, status } = await visitor.open();
  expect(status).toBe('queued');
  expect(stranger.inbox.waiting).toBe(0);
  const claim = await stranger.request('conversation:claim', { conversationId: id, aepoch: 0 });
  expect(codeOf(claim)).toBe('not_found');
});
