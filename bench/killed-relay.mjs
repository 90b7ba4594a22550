// How long it takes until everybody is back whose relay was killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { spread } from './figures.mjs';
import { startNginx } from './nginx.mjs';
import { connectVisitor } from './people.mjs';
import { startOnRedis } from './relay-sets.mjs';

async function connectCrowd(url, count) {
  const visitors = [];
  for (let at = 0; at < count; at += 1) {
    const visitor = await connectVisitor(url, { returns: true });
    await visitor.open();
    visitors.push(visitor);
  }
  return visitors;
}

/** Kills the relay, and answers when each visitor it had has sent again, ms after the kill. */
async function timeReturns(visitors, relay) {
  const killedAt = performance.now();
  const back = [];
  let lost = 0;
  const coming = visitors.map(async (visitor) => {
    await visitor.whenLost();
    lost += 1;
    await visitor.whenBack();
    await visitor.send('here again');
    back.push(performance.now() - killedAt);
  });
  const failed = new Promise((_, reject) => coming.forEach((each) => each.catch(reject)));
  await relay.stop();
  // Nobody is back before all are lost: a page waits a quarter of a second at least.
  const all = async () => {
    while (lost === 0 || back.length < lost) await sleep(5);
  };
  await Promise.race([all(), failed]);
  return back;
}

/**
 * Two relays behind nginx, one of which is killed; ms until each visitor that it had is connected to
 * the other, recognised, and has had a message acknowledged.
 * @param count visitors of both together; half of them lose their relay
 */
export async function measureReturn(count) {
  const set = await startOnRedis(2, {});
  const nginx = await startNginx(set.urls);
  try {
    const visitors = await connectCrowd(nginx.url, count);
    const back = await timeReturns(visitors, set.relays[0]);
    visitors.forEach((visitor) => visitor.leave());
    return spread(back);
  } finally {
    await nginx.stop();
    await set.stop();
  }
}
