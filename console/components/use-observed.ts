import { useLayoutEffect, useState } from 'preact/hooks';
import type { Observable } from '../observable.ts';

/** An observable's value; the component is drawn again when it changes. */
export function useObserved<T>(observable: Observable<T>): T {
  const [, redraw] = useState({});
  useLayoutEffect(() => {
    const seen = observable.get();
    const stop = observable.subscribe(() => redraw({}));
    // It may have changed between drawing and listening.
    if (!Object.is(observable.get(), seen)) redraw({});
    return stop;
  }, [observable]);
  return observable.get();
}
