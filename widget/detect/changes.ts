import { listRoots } from './read-page.ts';

/** What changed on the page since an attempt, and what the server answered since. */
export type Changes = {
  /** Whether an element came or changed. */
  isFresh(element: Element): boolean;
  /** Of same-origin fetches and XHRs; 0 where the browser does not tell. */
  readonly statuses: readonly number[];
};

/** Observes the page; `since` is when the attempt was made, by the page's own clock. */
export function observeChanges(since: number, changed: () => void, signal: AbortSignal): Changes {
  const touched: Node[] = [];
  const statuses: number[] = [];
  const mutations = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      touched.push(...(addedNodes[0] ? addedNodes : [target]));
    }
    watch();
    changed();
  });
  const watch = (): void => {
    for (const root of listRoots()) {
      mutations.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    }
  };
  const answers = new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByType('resource')) {
      const { name, initiatorType, startTime, responseStatus } = entry;
      const isAnswer = /^(fetch|xml)/.test(initiatorType) && startTime >= since;
      if (isAnswer && name.startsWith(`${location.origin}/`)) statuses.push(responseStatus);
    }
    changed();
  });
  watch();
  answers.observe({ type: 'resource', buffered: true });
  signal.addEventListener('abort', () => {
    mutations.disconnect();
    answers.disconnect();
  });
  /** A class on the whole page or form says nothing of a message in it. */
  const holdsFields = (node: Node): boolean =>
    node instanceof Element && node.querySelector('input') !== null;
  return {
    statuses,
    isFresh: (element) =>
      touched.some(
        (node) => element.contains(node) || (node.contains(element) && !holdsFields(node)),
      ),
  };
}
