import type { Failure, PanelParts, WidgetConfig } from '../../parts.ts';

/** A failure as the page side would hand it over. */
export const FAILURE: Failure = {
  userId: 'minji.kim@example.com',
  errorMessage: 'Incorrect username or password.',
  cause: 'wrong_credentials',
  confidence: 'likely',
  causeSource: 'page',
  occurredAt: Date.UTC(2026, 10, 22, 5, 3, 21, 500),
  attempts: 2,
  tried: [],
  evidence: [{ recogniser: 'alert-text', cause: 'wrong_credentials', certainty: 'medium' }],
  hints: [],
  httpStatus: 401,
  isDoubtful: false,
  retryAfterSeconds: null,
};

export const CONFIG: WidgetConfig = {
  siteKey: 'demo',
  relay: 'https://help.example.com',
  locale: 'en',
  wording: 'generic',
  rememberId: true,
  consent: 'notice',
  errorSelector: null,
  formSelector: null,
  phone: '02-1234-5678',
  email: 'help@example.com',
  resetUrl: null,
  theme: 'light',
};

/** The page side of the panel, which writes down all that it is told. */
export class Stage {
  readonly spoken: string[] = [];
  readonly steps: string[] = [];
  readonly events: (readonly [string, unknown])[] = [];
  readonly opens: boolean[] = [];
  unread = 0;
  fail: (failure: Failure) => void = () => {};

  parts(root: ShadowRoot, config: Partial<WidgetConfig> = {}, failure: Failure | null = FAILURE) {
    return {
      config: { ...CONFIG, ...config },
      root,
      announce: (text) => this.spoken.push(text),
      failure: () => failure,
      onFailure: (heard) => {
        this.fail = heard;
        return () => {};
      },
      addStep: (step) => this.steps.push(step),
      goToIdField: () => true,
      resetUrl: () => 'https://shop.example.com/reset',
      emit: (name, detail) => this.events.push([name, detail]),
      setUnread: (count) => {
        this.unread = count;
      },
      openChanged: (open) => this.opens.push(open),
    } satisfies PanelParts;
  }
}
