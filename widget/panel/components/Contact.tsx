import { fill } from '../i18n/strings.ts';
import type { Tools } from './tools.ts';

/** The owner's other channels, the same in every view and order. */
export function Contact({ parts, state, strings }: Tools) {
  const { phone, email } = parts.config;
  if (!phone && !email) return null;
  const code = state.conversation?.caseCode ?? '';
  const subject = encodeURIComponent(fill(strings.mailSubject, { code }));
  return (
    <details class="fold">
      <summary>{strings.other}</summary>
      {phone && (
        <a href={`tel:${phone}`}>
          {strings.phone} <bdi dir="ltr">{phone}</bdi>
        </a>
      )}
      {email && (
        <a href={`mailto:${email}?subject=${subject}`}>
          {strings.email} <bdi dir="ltr">{email}</bdi>
        </a>
      )}
    </details>
  );
}
