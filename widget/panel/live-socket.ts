import { LIVE_PATH, type VisitorFacts } from '../../shared/events.ts';
import { newId } from '../../shared/new-id.ts';
import type { WidgetConfig } from '../parts.ts';
import { LeanSocket } from './lean-socket.ts';

export type LiveSocket = LeanSocket<VisitorFacts>;

/** A socket to the relay that connects at once, by WebSocket or, where that is blocked, by polling. */
export const openSocket = ({ relay, siteKey }: WidgetConfig): LiveSocket =>
  new LeanSocket<VisitorFacts>({
    origin: relay,
    path: LIVE_PATH,
    namespace: '/visitor',
    // A proxy before many relays keeps the polls of one page together by its name.
    query: { site: siteKey, page: newId() },
  }).connect();
