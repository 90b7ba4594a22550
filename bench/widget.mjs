/** What stands on the controls, where nothing else tells them apart. */
const WORDS = {
  ko: { ask: '상담원에게 물어보기', agree: /동의해요/, message: '메시지를 입력하세요' },
  en: { ask: 'Ask a person', agree: /^I agree/, message: 'Type a message' },
};

/** The widget's controls, found as a visitor finds them rather than by their classes. */
export function findWidget(page, language) {
  const dialog = page.getByRole('dialog');
  return {
    bubble: page.locator('porchlight-help button').first(),
    /** The bubble once a failure has been recognised. */
    alerted: page.locator('porchlight-help button[data-badge]'),
    ask: dialog.getByRole('button', { name: WORDS[language].ask }),
    consent: dialog.getByRole('checkbox', { name: WORDS[language].agree }),
    /** "Start chat", and "send" once it has started. */
    submit: dialog.locator('button[type=submit]'),
    message: dialog.getByRole('textbox', { name: WORDS[language].message }),
  };
}
