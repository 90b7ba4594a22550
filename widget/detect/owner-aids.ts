import type { Options } from '../options.ts';
import { watchAlerts } from './alert-watch.ts';
import { createLog } from './explain.ts';

/**
 * Starts what the page's owner asked for by an attribute: `data-watch-alert` fills `alerts` with what
 * the page says by `alert()`; what this returns hears of every look, for `data-debug`.
 */
export function startAids(
  options: Options,
  alerts: string[],
  stop: AbortController,
): ReturnType<typeof createLog> {
  if (options['watchAlert'] != null) watchAlerts(alerts, stop);
  return options['debug'] == null ? () => undefined : createLog();
}
