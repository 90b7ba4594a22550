import type { Step } from '../shared/report.ts';
import { quietly } from './quietly.ts';
import { isResetLink } from './page-links.ts';

const OTHER_METHOD =
  /(log|sign) ?in (with|using|via)|(continue|connect|anmelden|se connecter|iniciar sesión|entrar) (with|mit|avec|con|com)\b|으?로 (로그인|시작|계속)|\bsso\b|passkey|패스키|パスキー|でログイン|(使用|用).*登[录入]/i;

/**
 * Hears which other way in a visitor takes on the page; presses are looked at, nothing is kept off.
 * Whatever is pressed goes to `pressed` as well.
 */
export function hearOtherWays(
  heard: (step: Step) => void,
  pressed: (node: Element) => void,
  stop: AbortController,
): void {
  const press = quietly(({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    pressed(target);
    const way = target.closest('a,button,[role=button]');
    if (!way) return;
    if (isResetLink(way)) heard('reset_password');
    else if (OTHER_METHOD.test(way.textContent)) heard('other_method');
  });
  document.addEventListener('click', press, { capture: true, passive: true, signal: stop.signal });
}
