import type { ClientInfo } from '../../shared/report.ts';
import { toPlainText } from '../plain-text.ts';
import { Fact } from './Fact.tsx';
import { useSpeech } from './speech.ts';

type Props = { readonly client: ClientInfo | null };

/** What the visitor let their browser say of itself. */
export function ClientFacts({ client }: Props) {
  const { words } = useSpeech();
  if (!client) {
    return (
      <Fact name={words['card.client']}>
        <span class="card-none">{words['card.client.none']}</span>
      </Fact>
    );
  }
  const { browser, os, device, languages, viewport, cookies, storage } = client;
  const isBlocked = cookies === 'blocked' || storage === 'blocked';
  return (
    <>
      <Fact name={words['card.client']}>
        {toPlainText(browser)}, {toPlainText(os)}, {words[`device.${device}`]}
      </Fact>
      <Fact name={words['card.viewport']}>
        {viewport.w} × {viewport.h}
      </Fact>
      <Fact name={words['card.languages']}>{languages.map(toPlainText).join(', ')}</Fact>
      <Fact name={words['card.cookies']}>
        <span class={isBlocked ? 'fact-bad' : ''}>
          {words[`card.${cookies}`]} · {words['card.storage']} {words[`card.${storage}`]}
        </span>
      </Fact>
    </>
  );
}
