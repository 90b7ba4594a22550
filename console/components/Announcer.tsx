import { useEffect, useState } from 'preact/hooks';
import { toAnnouncements } from '../announcements.ts';
import type { AgentInbox } from '../inbox-state.ts';
import { useSpeech } from './speech.ts';

/** The one place that speaks, so that nothing is read twice. */
export function Announcer({ inbox }: { readonly inbox: AgentInbox }) {
  const { words } = useSpeech();
  const [spoken, setSpoken] = useState({ count: 0, text: '' });
  useEffect(() => {
    let before = inbox.get();
    return inbox.subscribe(() => {
      const after = inbox.get();
      const news = toAnnouncements(before, after, words);
      before = after;
      if (news.length > 0) setSpoken(({ count }) => ({ count: count + 1, text: news.join('. ') }));
    });
  }, [inbox, words]);
  return (
    <div class="unseen" role="status">
      <span key={spoken.count}>{spoken.text}</span>
    </div>
  );
}
