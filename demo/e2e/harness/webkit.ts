/** WebKitGTK through its own WebDriver, on an X server without a screen. */
import { spawn } from 'node:child_process';
import { freePort, guard, killAndWait } from './processes.ts';
import { openSession, type BrowserPage } from './webdriver.ts';

const LIBRARIES = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
const MINIBROWSER =
  process.env['MINIBROWSER'] ?? `/usr/lib/${LIBRARIES}/webkit2gtk-4.1/MiniBrowser`;

/** Starts an X server on a display of its own choice. */
async function startDisplay(): Promise<{ display: string; stop: () => Promise<void> }> {
  // Not through xvfb-run: one that is killed leaves a folder behind, and it needs xauth.
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const server = guard(
    spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true }),
  );
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
  return { display, stop: () => killAndWait(server) };
}

/** Starts a WebKit of its own, with an empty profile; `close` ends all of it. */
export async function launchWebKit(): Promise<BrowserPage> {
  const { display, stop } = await startDisplay();
  const port = await freePort();
  const driver = guard(
    spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, DISPLAY: display },
    }),
  );
  driver.once('error', () => undefined);
  const end = async (): Promise<void> => {
    await killAndWait(driver);
    await stop();
  };
  const browserOptions = { binary: MINIBROWSER, args: ['--automation'] };
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': browserOptions,
  };
  try {
    return await openSession(`http://127.0.0.1:${port}`, capabilities, end);
  } catch (error) {
    await end();
    throw error;
  }
}
