import { ask, type Answer, type Sending } from './raw-requests.ts';

const API = '/console/api';

type Told = Answer & { readonly told: unknown };
export type Asking = Partial<Omit<Sending, 'query'>> & {
  readonly cookie?: string;
  /** Takes the console's own header away. */
  readonly bare?: boolean;
};

/** The console's requests as its page makes them, or with something about them changed. */
export const consoleRequests = (url: string) => {
  async function to(path: string, payload: unknown, asking: Asking): Promise<Told> {
    const { cookie, bare = false, headers, ...rest } = asking;
    const answer = await ask(`${url}${API}${path}`, {
      origin: url,
      headers: {
        ...(bare ? {} : { 'x-porchlight': '1' }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
      ...rest,
    });
    const isJson = answer.headers['content-type']?.startsWith('application/json') ?? false;
    const told: unknown = isJson ? JSON.parse(answer.body) : null;
    return { ...answer, told };
  }
  const post = (path: string, payload: unknown, asking: Asking = {}) =>
    to(path, payload, { method: 'POST', ...asking });
  return {
    to,
    signIn: (login: string, password: string, asking: Asking = {}) =>
      post('/session', { login, password }, asking),
    session: (cookie: string) => to('/session', undefined, { cookie }),
    signOut: (cookie: string, asking: Asking = {}) =>
      to('/session', undefined, { method: 'DELETE', cookie, ...asking }),
    look: (token: string, asking: Asking = {}) => post('/invite/look', { token }, asking),
    redeem: (token: string, password?: string, asking: Asking = {}) =>
      post('/invite', password === undefined ? { token } : { token, password }, asking),
  };
};

/** `name=value` of the cookie that an answer sets, ready to be sent back. */
export function cookieOf({ headers }: Answer): string {
  const [set = ''] = headers['set-cookie'] ?? [];
  return set.split(';')[0] ?? '';
}
