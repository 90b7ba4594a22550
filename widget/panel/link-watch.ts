import type { Schedule } from '../../shared/timers.ts';
import { linkText } from './i18n/sentences.ts';
import type { Strings } from './i18n/strings.ts';
import type { LiveState } from './live-state.ts';

/** A shorter trouble with the connection is not worth a word, ms. */
const SILENT_MS = 3_000;

export type LinkWatch = { heard(live: LiveState): void; stop(): void };

/** Tells of a connection or a store that stays away for three seconds, and of its return. */
export function createLinkWatch(parts: {
  readonly schedule: Schedule;
  readonly strings: Strings;
  announce(text: string): void;
  setDown(isDown: boolean): void;
}): LinkWatch {
  const { announce, setDown, strings } = parts;
  let now: Pick<LiveState, 'link' | 'isStoreAway'> = { link: 'off', isStoreAway: false };
  let isDown = false;
  let calloff: (() => void) | null = null;
  const stop = () => {
    calloff?.();
    calloff = null;
  };
  const tell = (isDownNow: boolean, text: string) => {
    isDown = isDownNow;
    setDown(isDown);
    announce(text);
  };
  const down = () => tell(true, linkText(strings, now.link, now.isStoreAway));
  return {
    stop,
    heard(live) {
      const wasStoreAway = now.isStoreAway;
      now = live;
      if (live.link !== 'live' || live.isStoreAway) {
        calloff ??= parts.schedule(SILENT_MS, down);
        return;
      }
      stop();
      if (isDown) tell(false, wasStoreAway ? strings.storeBack : strings.online);
    },
  };
}
