import { useState } from 'preact/hooks';
import type { Inbox, QueueItem } from '../../shared/model.ts';
import { fill } from '../i18n/words.ts';
import { settleRows, type QueueRow } from '../queue-order.ts';
import { QueueLine } from './QueueLine.tsx';
import { useSpeech } from './speech.ts';
import { useNow } from './use-now.ts';

type Props = { readonly inbox: Inbox; onTake(item: QueueItem): void };

type Drawn = {
  readonly queue: readonly QueueItem[];
  readonly isHeld: boolean;
  readonly rows: readonly QueueRow[];
};

/** The rows as drawn: while pointer or focus is among them, none of them moves. */
function useHeldRows(queue: readonly QueueItem[]) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isPointed || isFocused;
  const [drawn, setDrawn] = useState<Drawn>(() => ({
    queue,
    isHeld,
    rows: settleRows([], queue, false),
  }));
  if (drawn.queue !== queue || drawn.isHeld !== isHeld) {
    setDrawn({ queue, isHeld, rows: settleRows(drawn.rows, queue, isHeld) });
  }
  const handlers = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: () => setFocused(false),
  };
  return { rows: drawn.rows, handlers };
}

export function QueueList({ inbox, onTake }: Props) {
  const { words } = useSpeech();
  const now = useNow();
  const { queue, waiting, mine, capacity, availability } = inbox;
  const { rows, handlers } = useHeldRows(queue);
  const isFull = mine.length >= capacity;
  const beyond = waiting - queue.length;
  return (
    <section class="list" aria-labelledby="queue-title">
      <h2 id="queue-title">
        {words['queue.title']} {waiting > 0 && <span class="count">{waiting}</span>}
      </h2>
      {availability === 'away' && <p class="hint">{words['status.away.hint']}</p>}
      {isFull && rows.length > 0 && <p class="hint">{words['status.full']}</p>}
      {rows.length === 0 && <p class="empty">{words['queue.empty']}</p>}
      <ul {...handlers}>
        {rows.map((row) => (
          <QueueLine key={row.item.id} row={row} now={now} isFull={isFull} onTake={onTake} />
        ))}
      </ul>
      {beyond > 0 && <p class="hint">{fill(words['queue.more'], { n: beyond })}</p>}
    </section>
  );
}
