import { LIVE_PATH, type VisitorFacts } from '../../shared/events.ts';
import type { WidgetConfig } from '../parts.ts';
import { LeanSocket } from './lean-socket.ts';

export type LiveSocket = LeanSocket<VisitorFacts>;

/** A socket to the relay that connects at once, by WebSocket or, where that is blocked, by polling. */
export const openSocket = ({ relay, siteKey }: WidgetConfig): LiveSocket =>
  new LeanSocket<VisitorFacts>({
    origin: relay,
    path: LIVE_PATH,
    namespace: '/visitor',
    query: { site: siteKey },
  }).connect();
