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

/** The boot script is there before anybody signs in; the recogniser watches; the rest is offered. */
const partOf = (url) =>
  url.includes('/porchlight.js') ? 'boot' : url.includes('/watch-') ? 'watch' : 'help';

/**
 * Whose time an event is. Microtasks carry no address: they are the watch's, of which nearly all are,
 * except for what somebody else's script does in them.
 */
function sideOf(event) {
  if (event.name === 'RunMicrotasks') return 'watch';
  if (!NAMED.has(event.name)) return null;
  const url = urlOf(event);
  return isOurs(url) ? partOf(url) : 'theirs';
}

const isOurSide = (side) => side !== null && side !== 'theirs';

/** Adds an event's time to the side that it is of; what is inside another event is counted once. */
function add(sums, { name, tdur, dur = 0 }, side, around) {
  const microseconds = tdur ?? dur;
  if (isOurSide(side) && name === 'FunctionCall') sums.calls += 1;
  if (isOurSide(around) && LAYOUT.has(name)) sums.forced += microseconds;
  if (!side || side === around) return;
  sums[side] += microseconds;
  if (around) sums[around] -= microseconds;
}

/**
 * CPU time of our scripts in ms, times the slow-down, with the layouts that they force: of all of
 * them, and of the part that watches. The floor's figures have to be taken off: the page's own
 * microtasks are in both.
 * @param {readonly object[]} events the trace's events
 * @param {number} slowDown such as 4 for a phone
 */
export function readOwnTime(events, slowDown) {
  const open = [];
  const sums = { boot: 0, watch: 0, help: 0, theirs: 0, forced: 0, calls: 0 };
  for (const event of mainThreadEvents(events)) {
    while (open.length && open.at(-1).endsAt <= event.ts) open.pop();
    const around = open.at(-1)?.side ?? null;
    const side = sideOf(event) ?? around;
    add(sums, event, side, around);
    if (side) open.push({ side, endsAt: event.ts + (event.dur ?? 0) });
  }
  const { boot, watch, help, forced, calls } = sums;
  const toMs = (microseconds) => (microseconds / 1_000) * slowDown;
  return {
    watchMs: toMs(watch),
    ownMs: toMs(boot + watch + help),
    forcedMs: toMs(forced),
    calls,
  };
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
