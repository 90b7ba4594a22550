// Main-thread time that our scripts take on a page of somebody else, from trace events or a profile.
import { mainThreadEvents } from './trace.mjs';

const OURS = /\/(v1\/porchlight|w\/[\w.-]+)\.js/;
const isOurs = (url) => OURS.test(url ?? '');

/** Events that carry the address of the script that they run or compile. */
const NAMED = new Set([
  'EvaluateScript',
  'v8.evaluateModule',
  'v8.compile',
  'v8.compileModule',
  'FunctionCall',
]);

const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);

const urlOf = ({ args }) => args?.data?.url ?? args?.fileName ?? args?.data?.fileName;

/**
 * What counts of one event: that of our scripts, and microtasks, which carry no address. What a page's
 * own script does in a microtask is taken out of them.
 */
function sideOf(event) {
  if (event.name === 'RunMicrotasks') return 'ours';
  if (!NAMED.has(event.name)) return null;
  return isOurs(urlOf(event)) ? 'ours' : 'theirs';
}

function add(sums, { name, tdur, dur = 0 }, { side, around, slowDown }) {
  const ms = ((tdur ?? dur) / 1_000) * slowDown;
  sums.ownMs += sign(side, around) * ms;
  if (side === 'ours' && name === 'FunctionCall') sums.calls += 1;
  if (around === 'ours' && LAYOUT.has(name)) sums.forcedMs += ms;
}

/** Whether an event's time is to be added, or is theirs within ours. */
const sign = (side, around) => Number(side === 'ours') - Number(around === 'ours');

/**
 * CPU time of our scripts in ms, times the slow-down, with the layouts that they force. The floor's
 * figure has to be taken off: the page's own microtasks are in both.
 * @param {readonly object[]} events the trace's events
 * @param {number} slowDown such as 4 for a phone
 */
export function readOwnTime(events, slowDown) {
  const open = [];
  const sums = { ownMs: 0, forcedMs: 0, calls: 0 };
  for (const event of mainThreadEvents(events)) {
    while (open.length && open.at(-1).endsAt <= event.ts) open.pop();
    const around = open.at(-1)?.side ?? null;
    const side = sideOf(event) ?? around;
    add(sums, event, { side, around, slowDown });
    if (side) open.push({ side, endsAt: event.ts + (event.dur ?? 0) });
  }
  return sums;
}

/**
 * The functions of our scripts in which most time was spent, with what they had the browser do: ms as
 * sampled, not slowed down.
 * @param {object} profile of the DevTools protocol's Profiler
 * @param {number} most how many rows
 */
export function listHottest({ nodes, samples, timeDeltas }, most) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parentOf = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const selfMs = new Map();
  samples.forEach((id, at) => {
    let node = byId.get(id);
    while (node && !isOurs(node.callFrame.url)) node = byId.get(parentOf.get(node.id));
    if (!node) return;
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    const file = url.replace(/.*\//, '').replace(/-[\w-]{8}\.js$/, '.js');
    const name = `${functionName || '(nameless)'} ${file}:${lineNumber + 1}:${columnNumber + 1}`;
    selfMs.set(name, (selfMs.get(name) ?? 0) + timeDeltas[at] / 1_000);
  });
  return [...selfMs].sort(([, a], [, b]) => b - a).slice(0, most);
}
