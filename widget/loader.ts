import { boot } from './boot.ts';

// The page owner's sign-in comes before help with it: nothing of ours may throw.
try {
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement) boot(script);
} catch {
  // Nobody to tell; the page works without us.
}
