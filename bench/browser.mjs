// Chromium as the benches and the picture use it.
import { chromium } from 'playwright';

/** Root has no sandbox to run in; anybody else keeps it. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** @param {Readonly<Record<string, string>>} env what differs from the environment of this process */
export const launchChromium = (env = {}) =>
  chromium.launch({
    env: { ...process.env, ...env },
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...asRoot, '--hide-scrollbars', '--mute-audio'],
  });
