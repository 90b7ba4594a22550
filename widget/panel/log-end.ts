/** This near to the end counts as being there, px. */
const NEAR_END_PX = 32;

/** Follows the end of the transcript, unless the visitor scrolled away from it. */
export type LogEnd = {
  /** Takes note of the transcript's element; null when it is gone. */
  readonly attach: (element: HTMLElement | null) => void;
  /** Where the visitor scrolled to. */
  readonly look: () => void;
  readonly go: () => void;
  /** The transcript was drawn anew. */
  drawn(length: number, isMineLast: boolean): void;
};

/** @param seesEnd told whether the end is in view, after each change */
export function createLogEnd(seesEnd: (isAtEnd: boolean) => void): LogEnd {
  let log: HTMLElement | null = null;
  let isAtEnd = true;
  let length = 0;
  const go = () => log?.scrollTo(0, log.scrollHeight);
  const look = () => {
    if (log) isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    seesEnd(log !== null && isAtEnd);
  };
  const resized = new ResizeObserver(() => isAtEnd && go());
  return {
    attach(element) {
      if (element === log) return;
      if (log) resized.unobserve(log);
      if (element) resized.observe(element);
      log = element;
      isAtEnd = true;
      length = 0;
    },
    look,
    go,
    drawn(newLength, isMineLast) {
      if (newLength === length) return;
      if (isAtEnd || (isMineLast && newLength > length)) go();
      length = newLength;
      look();
    },
  };
}
