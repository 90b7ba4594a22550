/** As much of a mail server (RFC 3501) as a webmail needs to let a person in: one account, no mail. */
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { freePort } from '../e2e/harness/processes.ts';
import type { Backend, Credentials } from './program.ts';

const CAPABILITY = '* CAPABILITY IMAP4rev1 NAMESPACE';
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  CAPABILITY: [CAPABILITY],
  NAMESPACE: ['* NAMESPACE (("" "/")) NIL NIL'],
  LIST: ['* LIST () "/" INBOX'],
  LSUB: ['* LSUB () "/" INBOX'],
  SELECT: [
    '* 0 EXISTS',
    '* 0 RECENT',
    '* FLAGS (\\Seen)',
    '* OK [UIDVALIDITY 1]',
    '* OK [UIDNEXT 1]',
  ],
  STATUS: ['* STATUS INBOX (MESSAGES 0 UNSEEN 0 UIDNEXT 1 UIDVALIDITY 1)'],
  SEARCH: ['* SEARCH'],
  LOGOUT: ['* BYE'],
};

function answer(line: string, { userId, password }: Credentials): readonly string[] {
  const [tag = '*', word = '', ...rest] = line.split(' ');
  const command = word.toUpperCase();
  if (command === 'LOGIN') {
    const isRight = rest.join(' ').replaceAll('"', '') === `${userId} ${password}`;
    return [isRight ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`];
  }
  return [...(ANSWERS[command] ?? []), `${tag} OK done`];
}

/** Listens for those who know the account. @returns what ends that */
async function listen(port: number, account: Credentials): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.write(`* OK [${CAPABILITY.slice(2)}] ready\r\n`);
    createInterface({ input: socket }).on('line', (line) => {
      socket.write(
        answer(line, account)
          .map((each) => `${each}\r\n`)
          .join(''),
      );
      if (/ LOGOUT$/i.test(line)) socket.end();
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return () =>
    new Promise((stopped) => {
      server.close(() => stopped());
      for (const socket of sockets) socket.destroy();
    });
}

/** Starts the server; it knows one account. */
export async function startImap(account: Credentials): Promise<Backend> {
  const port = await freePort();
  let end: (() => Promise<void>) | null = await listen(port, account);
  const stop = async (): Promise<void> => {
    await end?.();
    end = null;
  };
  return {
    port,
    breakDown: stop,
    stop,
    async mend() {
      end ??= await listen(port, account);
    },
  };
}
