import type { SubmittedReport } from '../../shared/report.ts';
import { fill } from '../i18n/words.ts';
import { toPlainText } from '../plain-text.ts';
import { toMoment } from '../times.ts';
import { BrowserFacts } from './BrowserFacts.tsx';
import { ClientFacts } from './ClientFacts.tsx';
import { Fact } from './Fact.tsx';
import { EvidenceFold } from './EvidenceFold.tsx';
import { useSpeech } from './speech.ts';

type Props = { readonly report: SubmittedReport; readonly siteName: string };

export function ReportDetails({ report, siteName }: Props) {
  const { words } = useSpeech();
  const { httpStatus, retryAfterSeconds, requestId, triedNote } = report;
  return (
    <>
      <dl class="facts">
        <When report={report} />
        <Fact name={words['card.attempts']}>
          {fill(words['card.attempts.n'], { n: report.attempts })}
        </Fact>
        {httpStatus !== null && <Fact name={words['card.http']}>{httpStatus}</Fact>}
        {requestId && (
          <Fact name={words['card.request']} isLong>
            <code dir="ltr">{requestId}</code>
          </Fact>
        )}
        {retryAfterSeconds !== null && (
          <Fact name={words['card.retry']}>
            {fill(words['card.seconds'], { n: retryAfterSeconds })}
          </Fact>
        )}
        <Fact name={words['card.tried']} isLong>
          <Tried report={report} />
        </Fact>
        {triedNote && (
          <Fact name={words['card.note']} isLong>
            {toPlainText(triedNote)}
          </Fact>
        )}
        <BrowserFacts hints={report.hints} selfTest={report.selfTest} />
        <Fact name={words['card.page']} isLong>
          <bdi dir="ltr">{toPlainText(report.pageUrl)}</bdi>
        </Fact>
        <Fact name={words['card.site']}>{toPlainText(siteName)}</Fact>
        <ClientFacts client={report.client} />
        <ConsentFact consent={report.consent} />
      </dl>
      <EvidenceFold evidence={report.evidence} />
    </>
  );
}

function When({ report: { occurredAt, timeZone } }: Pick<Props, 'report'>) {
  const { locale, words } = useSpeech();
  const at = Date.parse(occurredAt);
  const theirs = toMoment(at, locale, timeZone);
  const mine = toMoment(at, locale);
  return (
    <Fact name={words['card.when']} isLong>
      <time dateTime={occurredAt}>
        {fill(words['card.zone'], { time: theirs, zone: toPlainText(timeZone) })}
      </time>
      {theirs !== mine && (
        <span class="fact-more">{fill(words['card.when.yours'], { time: mine })}</span>
      )}
    </Fact>
  );
}

function Tried({ report: { tried } }: Pick<Props, 'report'>) {
  const { words } = useSpeech();
  if (tried.length === 0) return <span class="card-none">{words['card.tried.none']}</span>;
  return (
    <ul class="steps">
      {tried.map((step) => (
        <li key={step}>{words[`step.${step}`]}</li>
      ))}
    </ul>
  );
}

function ConsentFact({ consent: { mode, at, version } }: Pick<SubmittedReport, 'consent'>) {
  const { locale, words } = useSpeech();
  const values = { time: toMoment(Date.parse(at), locale), version: toPlainText(version) };
  return (
    <Fact name={words['card.consent']} isLong>
      {fill(words[`card.consent.${mode}`], values)}
    </Fact>
  );
}
