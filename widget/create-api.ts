import type { PorchlightApi } from './api.ts';
import type { BootParts } from './boot-parts.ts';
import type { WidgetEvents } from './parts.ts';

const COMMANDS =
  'reportFailure open toggle loginSucceeded setUser setContext addStep close shutdown';

/** Makes the global. */
export function createApi(parts: BootParts): PorchlightApi {
  const { host, stop } = parts;
  const commands = COMMANDS.split(' ').map((name) => [
    name,
    (argument: unknown) => parts.help.run(name, argument),
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
        host.remove();
        stop.abort();
      },
      getState: () => (stop.signal.aborted ? null : parts.help.getState()),
      report: () => parts.help.report(),
    },
  );
  return api;
}
