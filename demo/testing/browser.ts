import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseSetCookie } from 'cookie';
import express from 'express';
import { createDemo, type DemoOptions } from '../server.ts';
import { loginPath, USER_ID_FIELD, type Language, type PageKind } from '../site.ts';

export interface RunningDemo {
  readonly origin: string;
  close(): Promise<void>;
}

/** Runs the demo on a free port, mounted as the product mounts it. */
export async function startDemo(options: Partial<DemoOptions> = {}): Promise<RunningDemo> {
  const server = createServer(express().use('/demo', createDemo(options)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly path: string;
  readonly text: string;
}

/** As much of a browser as a login page needs: cookies, redirects and the token of the last form. */
export interface Browser {
  /** Sends one request without following redirects. */
  send(path: string, init?: RequestInit): Promise<Answer>;
  /** Sends one request and follows redirects as a browser does. */
  visit(path: string, init?: RequestInit): Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export function createBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, path, text };
  };
  const visit = async (path: string, init?: RequestInit): Promise<Answer> => {
    const answer = await send(path, init);
    const location = answer.headers.get('location');
    return location === null ? answer : visit(location);
  };
  return { send, visit, cookies };
}

/** The two rules every browser has that matter here: the `__Host-` prefix and a foreign domain. */
function keepCookie(cookies: Map<string, string>, line: string): void {
  const cookie = parseSetCookie(line);
  if (cookie.name.startsWith('__Host-') && cookie.domain !== undefined) return;
  if (cookie.domain !== undefined && cookie.domain !== '127.0.0.1') return;
  cookies.set(cookie.name, cookie.value ?? '');
}

/** The token in the form of a page. */
export function tokenIn(page: Pick<Answer, 'text'>): string {
  return /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
}

export function formPost(fields: Readonly<Record<string, string>>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

export function jsonPost(body: unknown, token: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': token },
    body: JSON.stringify(body),
  };
}

export interface Person {
  readonly language: Language;
  readonly kind: PageKind;
  readonly userId: string;
  readonly password: string;
}

/** Opens a login page and signs in the way its form or its script does. */
export async function signIn(browser: Browser, person: Person): Promise<Answer> {
  const { language, kind, userId, password } = person;
  const path = loginPath(language, kind);
  const csrf = tokenIn(await browser.visit(path));
  switch (kind) {
    case 'classic':
      return browser.visit(path, formPost({ username: userId, password, csrf }));
    case 'spa':
      return browser.visit(`${path}/session`, jsonPost({ email: userId, password }, csrf));
    case 'two-step': {
      const field = USER_ID_FIELD[kind];
      const second = await browser.visit(path, formPost({ [field]: userId, csrf }));
      const answer = formPost({ [field]: userId, password, csrf: tokenIn(second) });
      return browser.visit(`${path}/password`, answer);
    }
  }
}
