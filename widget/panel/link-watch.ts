import type { Schedule } from '../../shared/timers.ts';
import type { Link } from './connection.ts';

/** A shorter trouble with the connection is not worth a word, ms. */
const SILENT_MS = 3_000;

export type LinkWatch = { heard(link: Link): void; stop(): void };

/** Tells of a connection that stays away for three seconds, and of its return. */
export function createLinkWatch(parts: {
  readonly schedule: Schedule;
  down(): void;
  back(): void;
}): LinkWatch {
  let isDown = false;
  let calloff: (() => void) | null = null;
  const stop = () => {
    calloff?.();
    calloff = null;
  };
  return {
    stop,
    heard(link) {
      if (link !== 'live') {
        calloff ??= parts.schedule(SILENT_MS, () => {
          isDown = true;
          parts.down();
        });
        return;
      }
      stop();
      if (isDown) parts.back();
      isDown = false;
    },
  };
}
