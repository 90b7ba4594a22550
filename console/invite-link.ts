const FRAGMENT = /^#invite=([A-Za-z0-9_-]+)$/;

/**
 * Takes a one-time sign-in token out of the address bar, so that neither history nor a shared
 * screen keeps it. Null when there is none.
 */
export function takeInviteToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  const { hash, pathname, search } = location;
  if (hash.startsWith('#invite=')) history.replaceState(null, '', pathname + search);
  return FRAGMENT.exec(hash)?.[1] ?? null;
}
