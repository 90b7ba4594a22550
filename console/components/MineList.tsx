import { fill, type Words } from '../i18n/words.ts';
import { toPlainText } from '../plain-text.ts';
import type { ThreadView } from '../thread.ts';
import { CauseChip } from './CauseChip.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly threads: readonly ThreadView[];
  readonly openId: string | null;
  onOpen(conversationId: string): void;
};

/** The last thing said, as one line. */
function lastLine({ entries }: ThreadView, words: Words): string {
  const last = entries.findLast((entry) => entry.kind === 'message');
  if (last?.kind !== 'message') return '';
  const text = toPlainText(last.text).replace(/\s+/g, ' ');
  return last.side === 'agent' ? fill(words['mine.you'], { text }) : text;
}

function Mark({ thread }: { readonly thread: ThreadView }) {
  const { words } = useSpeech();
  const { standing, outbox, unread } = thread;
  if (outbox.some((item) => item.state === 'failed')) {
    return <span class="mark mark-unsent">{words['mine.unsent']}</span>;
  }
  if (standing === 'closed') return <span class="mark">{words['mine.ended']}</span>;
  if (standing === 'returned') return <span class="mark">{words['mine.returned']}</span>;
  if (unread === 0) return null;
  return <span class="mark mark-unread">{fill(words['mine.unread'], { n: unread })}</span>;
}

export function MineList({ threads, openId, onOpen }: Props) {
  const { words } = useSpeech();
  return (
    <section class="list" aria-labelledby="mine-title">
      <h2 id="mine-title">
        {words['mine.title']} {threads.length > 0 && <span class="count">{threads.length}</span>}
      </h2>
      {threads.length === 0 && <p class="empty">{words['mine.empty']}</p>}
      <ul>
        {threads.map((thread) => {
          const { id, caseCode, report, visitorOnline } = thread.conversation;
          const isMine = thread.standing === 'mine';
          return (
            <li key={id}>
              <button
                type="button"
                class={thread.unread > 0 ? 'row row-unread' : 'row'}
                aria-current={id === openId ? 'true' : undefined}
                onClick={() => onOpen(id)}
              >
                <span class="row-top">
                  <span class="code">{caseCode}</span>
                  {isMine && <Presence online={visitorOnline} />}
                  <Mark thread={thread} />
                </span>
                <CauseChip cause={report.cause} />
                <span class="row-last" dir="auto">
                  {lastLine(thread, words)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Presence({ online }: { readonly online: boolean }) {
  const { words } = useSpeech();
  const text = words[online ? 'talk.here' : 'talk.gone'];
  return (
    <span class={online ? 'dot dot-on' : 'dot'} title={text}>
      <span class="unseen">{text}</span>
    </span>
  );
}
