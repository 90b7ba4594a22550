import { createSource, type Observable } from './observable.ts';

/** Whether the agent looks at this page: the tab is shown and the window has the focus. */
export function watchAttention(window: Window): Observable<boolean> {
  const { document } = window;
  const isHere = () => document.visibilityState === 'visible' && document.hasFocus();
  const source = createSource(isHere());
  const update = () => source.set(isHere());
  document.addEventListener('visibilitychange', update);
  window.addEventListener('focus', update);
  window.addEventListener('blur', update);
  return source;
}
