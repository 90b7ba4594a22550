import type { PorchlightApi } from './api.ts';
import type { BootParts } from './boot-parts.ts';
import type { WidgetEvents } from './parts.ts';

const COMMANDS =
  'reportFailure open toggle loginSucceeded setUser setContext addStep close shutdown';
/** The first of them make the recogniser part come. */
const URGENT = 3;

/** Makes the global; a command that comes before the recogniser part waits for it. */
export function createApi(
  parts: BootParts,
  need: () => unknown,
  stop: AbortController,
): PorchlightApi {
  const { host } = parts;
  const commands = COMMANDS.split(' ').map((name, index) => [
    name,
    (...args: readonly unknown[]) => {
      if (parts.watch) return parts.watch.run(name, args);
      parts.calls.push([name, args]);
      if (index < URGENT) need();
    },
  ]);
  const api: PorchlightApi = Object.assign(
    (name: string, ...args: readonly unknown[]) => Reflect.get(api, name)?.(...args),
    Object.fromEntries(commands),
    {
      show() {
        host.hidden = false;
      },
      hide() {
        host.hidden = true;
      },
      on<Name extends keyof WidgetEvents>(name: Name, heard: (detail: WidgetEvents[Name]) => void) {
        const deaf = new AbortController();
        addEventListener(`porchlight:${name}`, ({ detail }) => heard(detail), deaf);
        return () => deaf.abort();
      },
      destroy() {
        parts.watch?.destroy();
        host.remove();
        stop.abort();
      },
      getState: () =>
        stop.signal.aborted
          ? null
          : (parts.watch?.getState() ?? { open: false, phase: 'idle', unread: 0 }),
      report: () => parts.watch?.report() ?? null,
    },
  );
  return api;
}
