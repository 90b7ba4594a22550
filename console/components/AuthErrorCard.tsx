import { useId, useState } from 'preact/hooks';
import type { SubmittedReport } from '../../shared/report.ts';
import { toPlainText } from '../plain-text.ts';
import { CauseChip } from './CauseChip.tsx';
import { ClaimedUser } from './ClaimedUser.tsx';
import { Icon } from './Icon.tsx';
import { ReportDetails } from './ReportDetails.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly report: SubmittedReport;
  readonly siteName: string;
  /** Folded, where there is no room for it beside the transcript, until the agent says otherwise. */
  readonly isBrief: boolean;
};

/** What went wrong at the login, before anybody said a word. */
export function AuthErrorCard({ report, siteName, isBrief }: Props) {
  const { words } = useSpeech();
  const [choice, setChoice] = useState<boolean | null>(null);
  const isFolded = choice ?? isBrief;
  const id = useId();
  return (
    <section class={isFolded ? 'card card-folded' : 'card'} aria-labelledby={`${id}-title`}>
      <div class="card-head">
        <h2 id={`${id}-title`}>{words['card.title']}</h2>
        <button
          type="button"
          class="button button-quiet card-fold"
          aria-expanded={!isFolded}
          aria-controls={`${id}-more`}
          onClick={() => setChoice(!isFolded)}
        >
          {words[isFolded ? 'card.more' : 'card.less']}
        </button>
      </div>
      <p class="card-cause">
        <CauseChip cause={report.cause} />
        <span class="card-sure">
          <strong>{words[`sure.${report.confidence}`]}</strong> {words[`by.${report.causeSource}`]}
        </span>
      </p>
      <div class="card-error">
        <h3>{words['card.error']}</h3>
        {report.errorMessage ? (
          <blockquote class="error-message" dir="auto">
            {toPlainText(report.errorMessage)}
          </blockquote>
        ) : (
          <p class="card-none">{words['card.error.none']}</p>
        )}
      </div>
      <ClaimedUser userId={report.userId} />
      <p class="safety">
        <Icon name="shield" />
        {words['card.safety']}
      </p>
      <div class="card-more" id={`${id}-more`}>
        <ReportDetails report={report} siteName={siteName} />
      </div>
    </section>
  );
}
