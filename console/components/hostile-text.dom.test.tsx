import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { toPlainText } from '../plain-text.ts';
import { mountWorkspace } from '../testing/mount.tsx';
import { sampleConversation, sampleQueueItem, sampleReport } from '../testing/samples.ts';

afterEach(cleanup);

const HOSTILE = [
  '<script>window.breached = true</script>',
  '<img src=x onerror="window.breached = true">',
  '<svg onload="window.breached = true">',
  '<iframe srcdoc="<script>parent.breached = true</script>"></iframe>',
  '"><script>window.breached = true</script>',
  "'-window.breached=true-'",
  'javascript:window.breached=true',
  'data:text/html,<script>parent.breached = true</script>',
  '[click](javascript:window.breached=true)',
  '<a href="javascript:window.breached=true">click</a>',
  '{{constructor.constructor("window.breached=true")()}}',
  '${window.breached=true}',
  '<style>*{display:none}</style>',
  '<math><mtext></table><img src=x onerror=window.breached=true>',
  '</textarea><script>window.breached = true</script>',
  '</title><script>window.breached = true</script>',
  '&lt;script&gt;window.breached=true&lt;/script&gt;',
  '\u202Egnp.exe evil\u202C',
  'admin\u200B@example.com',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
  'Minji has joined',
  'Confirmed said by the site',
];

const FORBIDDEN =
  'script, img, iframe, object, embed, a[href]:not(.skip), style, [onerror], [onload]';

for (const text of HOSTILE) {
  test(`what a visitor wrote stays text: ${JSON.stringify(text)}`, async () => {
    const report = sampleReport({
      userId: text,
      errorMessage: text,
      triedNote: text,
      pageUrl: text,
      timeZone: text,
      client: {
        browser: text,
        os: text,
        device: 'desktop',
        languages: [text],
        viewport: { w: 1, h: 1 },
        cookies: 'ok',
        storage: 'ok',
      },
    });
    const desk = mountWorkspace();
    desk.relay.goLive({
      mine: [sampleConversation('c1', { report, siteName: text })],
      queue: [sampleQueueItem('q1', { maskedUserId: text, siteName: text })],
      waiting: 1,
    });
    desk.relay.visitorSays('c1', text);
    const log = await screen.findByRole('log');
    const plain = toPlainText(text);
    await waitFor(() => expect(log.textContent).toContain(plain));
    expect(log.querySelector('.bubble')?.textContent).toBe(plain);
    expect(document.querySelector('blockquote')?.textContent).toBe(plain);
    expect(document.body.querySelectorAll(FORBIDDEN)).toHaveLength(0);
    expect('breached' in window).toBe(false);
  });
}

test('a message that reads like a system line is drawn as the visitor’s', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  desk.relay.append('c1', { kind: 'assigned', name: 'Minji' });
  desk.relay.visitorSays('c1', 'Minji has joined');
  await waitFor(() => expect(screen.getAllByText('Minji has joined').length).toBeGreaterThan(1));
  const [system, message] = screen
    .getByRole('log')
    .querySelectorAll('.line-system bdi, .line-visitor .bubble');
  expect(system?.className).toBe('');
  expect(message?.className).toBe('bubble');
});
