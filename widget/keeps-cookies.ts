/**
 * Whether the browser keeps cookies here. One that is told to keep none refuses all storage with
 * them, and may still say that cookies are enabled (Chromium does).
 */
export function keepsCookies(): boolean {
  try {
    return navigator.cookieEnabled && sessionStorage !== null;
  } catch {
    return false;
  }
}
