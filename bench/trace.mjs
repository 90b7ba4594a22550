/** What a main thread did, read from Chromium's trace events. */

export const TRACE_CATEGORIES = [
  'disabled-by-default-lighthouse',
  'disabled-by-default-devtools.timeline',
  'devtools.timeline',
  'v8',
  'v8.execute',
  'loading',
];

const SCRIPT = new Set([
  'EvaluateScript',
  'v8.evaluateModule',
  'v8.compile',
  'v8.compileModule',
  'v8.produceCache',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'EventDispatch',
]);

const LONG_TASK_MS = 50;

/** Processes that show a page, not the browser's own. */
function pagesIn(events) {
  const committed = events
    .filter(({ name }) => name === 'FrameCommittedInBrowser')
    .map(({ args }) => args.data);
  const present = events
    .filter(({ name }) => name === 'TracingStartedInBrowser')
    .flatMap(({ args }) => args.data?.frames ?? []);
  return new Set(
    [...committed, ...present]
      .filter((frame) => /^https?:/.test(frame?.url ?? ''))
      .map(({ processId }) => processId),
  );
}

/** Complete events of the main threads of processes that show a page, in order, the outer first. */
export function mainThreadEvents(events) {
  const pages = pagesIn(events);
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pages.has(pid) && threads.has(`${pid}:${tid}`))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

/** Script within script counts once. */
function sumOutermost(events, cost) {
  const endOf = new Map();
  let sum = 0;
  for (const event of events) {
    if (!SCRIPT.has(event.name) || event.ts < (endOf.get(event.pid) ?? 0)) continue;
    endOf.set(event.pid, event.ts + (event.dur ?? 0));
    sum += cost(event);
  }
  return sum;
}

/**
 * Main-thread figures in ms. The page runs at full speed, and each task costs the thread's own CPU
 * time times the slow-down: unlike wall-clock throttling this is repeatable on a shared machine.
 * @param {readonly object[]} events the trace's events
 * @param {number} slowDown such as 4 for a phone
 */
export function readTrace(events, slowDown) {
  const mine = mainThreadEvents(events);
  const cost = ({ tdur, dur = 0 }) => ((tdur ?? dur) / 1_000) * slowDown;
  const tasks = mine.filter(({ name }) => name === 'RunTask').map(cost);
  const excess = tasks.map((ms) => Math.max(0, ms - LONG_TASK_MS));
  return {
    busyMs: tasks.reduce((sum, ms) => sum + ms, 0),
    tbtMs: excess.reduce((sum, ms) => sum + ms, 0),
    longestMs: Math.max(0, ...tasks),
    scriptMs: sumOutermost(mine, cost),
  };
}
