import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toDay } from '../times.ts';
import { toLines, type Line } from '../transcript.ts';
import type { ThreadView } from '../thread.ts';
import { Icon } from './Icon.tsx';
import { MessageLine } from './MessageLine.tsx';
import { useSpeech } from './speech.ts';
import { SystemLine } from './SystemLine.tsx';
import { UnsentLine } from './UnsentLine.tsx';

type Props = {
  readonly thread: ThreadView;
  onRetry(cmid: string): void;
  onDiscard(cmid: string): void;
};

/** Pixels from the end that still count as being there. */
const NEAR_END = 48;

/** Follows the end of a scrolling box, unless its reader has scrolled up. */
function useFollowEnd(changes: unknown) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [changes, isAtEnd]);
  useEffect(() => {
    if (!box.current) return undefined;
    const resized = new ResizeObserver(() => isAtEnd && toEnd());
    resized.observe(box.current);
    return () => resized.disconnect();
  }, [isAtEnd]);
  const onScroll = () => {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END);
  };
  return { box, isAtEnd, toEnd, onScroll };
}

export function Transcript(props: Props) {
  const { words } = useSpeech();
  const { box, isAtEnd, toEnd, onScroll } = useFollowEnd(props.thread);
  return (
    <div class="transcript">
      <div
        class="transcript-scroll"
        role="log"
        aria-live="off"
        aria-label={words['talk.log']}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
        tabIndex={0}
        ref={box}
        onScroll={onScroll}
      >
        <Lines {...props} />
        {props.thread.visitorTyping && (
          <p class="typing">
            <span class="typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {words['talk.typing']}
          </p>
        )}
      </div>
      {!isAtEnd && (
        <button type="button" class="button to-end" onClick={toEnd}>
          <Icon name="down" />
          {words['talk.toEnd']}
        </button>
      )}
    </div>
  );
}

function Lines({ thread: { entries, outbox, marks, standing }, onRetry, onDiscard }: Props) {
  const { locale } = useSpeech();
  const lastOwn = entries.findLast((entry) => entry.kind === 'message' && entry.side === 'agent');
  const draw = (line: Line) => {
    if (line.kind === 'day') {
      return (
        <li key={`day-${line.at}`} class="line-day">
          <span>{toDay(line.at, locale)}</span>
        </li>
      );
    }
    if (line.kind === 'system') return <SystemLine key={line.entry.seq} entry={line.entry} />;
    const { entry, continues } = line;
    return (
      <MessageLine
        key={entry.seq}
        entry={entry}
        continues={continues}
        marks={marks}
        isLastOwn={entry === lastOwn}
      />
    );
  };
  return (
    <ol>
      {toLines(entries, (at) => new Date(at).toDateString()).map(draw)}
      {outbox.map((item) => (
        <UnsentLine
          key={item.cmid}
          item={item}
          canRetry={standing === 'mine'}
          onRetry={onRetry}
          onDiscard={onDiscard}
        />
      ))}
    </ol>
  );
}
