// The programs that `npm test` needs beside Node: found, or installed with apt-get where it may.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

const PHP_EXTENSIONS = "['curl', 'dom', 'intl', 'ldap', 'mbstring', 'pdo_sqlite', 'sqlite3']";

/**
 * `env` names the variable that says which binary to take, and tells the tests what was found;
 * a binary is taken if it ends well with the arguments `accepts`.
 */
const NEEDS = [
  {
    name: 'Redis',
    env: 'REDIS_SERVER',
    binaries: ['redis-server', 'valkey-server'],
    apt: 'redis-server',
  },
  // Not every user's PATH has /usr/sbin.
  {
    name: 'nginx',
    env: 'NGINX',
    binaries: ['nginx', '/usr/sbin/nginx'],
    apt: 'nginx-light',
    versionFlag: '-v',
  },
  {
    name: 'HAProxy',
    env: 'HAPROXY',
    binaries: ['haproxy', '/usr/sbin/haproxy'],
    apt: 'haproxy',
    versionFlag: '-v',
  },
  {
    name: 'Chromium',
    env: 'CHROMIUM',
    binaries: ['chromium', 'chromium-browser', 'google-chrome'],
    apt: 'chromium',
  },
  { name: 'Firefox', env: 'FIREFOX', binaries: ['firefox-esr', 'firefox'], apt: 'firefox-esr' },
  {
    name: 'WebKitGTK driver',
    binaries: ['WebKitWebDriver'],
    apt: 'webkit2gtk-driver',
    silent: true,
  },
  {
    name: 'WebKitGTK',
    env: 'MINIBROWSER',
    binaries: [
      `${LIBRARIES}/webkit2gtk-4.1/MiniBrowser`,
      `${LIBRARIES}/webkit2gtk-4.0/MiniBrowser`,
    ],
    apt: 'webkit2gtk-driver',
    // MiniBrowser needs a display to say its version.
    version: ['dpkg-query', '-W', '-f', '${Version}', 'webkit2gtk-driver'],
  },
  { name: 'Xvfb', binaries: ['Xvfb'], apt: 'xvfb', silent: true },
  // For the real programs, which are fetched by their tests.
  {
    name: 'PHP',
    env: 'PHP',
    binaries: ['php'],
    apt: 'php-cli php-curl php-intl php-ldap php-mbstring php-sqlite3 php-xml',
    accepts: ['-r', `exit(array_diff(${PHP_EXTENSIONS}, get_loaded_extensions()) ? 1 : 0);`],
  },
  {
    name: 'Python',
    env: 'PYTHON',
    binaries: ['python3', '/usr/bin/python3'],
    apt: 'python3',
    // Django 3.2 uses a module that Python 3.13 has no more.
    accepts: ['-W', 'ignore', '-c', 'import cgi, sqlite3'],
  },
];

/**
 * What only makes the run shorter: Chromium without a window to draw needs a third of the time. Not
 * every distribution has it; without it the tests take Chromium itself.
 */
const BONUS = [
  {
    name: 'Chromium, headless',
    env: 'CHROMIUM_HEADLESS',
    binaries: ['chromium-headless-shell', 'chrome-headless-shell'],
    apt: 'chromium-headless-shell',
  },
];

const VARIABLES = NEEDS.flatMap(({ env }) => env ?? []);

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function locate(binary) {
  const folders = isAbsolute(binary) ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, binary)).find(isExecutable);
}

const isAccepted = (binary, args) => !args || spawnSync(binary, args).status === 0;

const find = ({ env, binaries, accepts }) =>
  [env && process.env[env], ...binaries]
    .filter(Boolean)
    .map(locate)
    .find((binary) => binary && isAccepted(binary, accepts));

const missing = (needs) => needs.filter((need) => !find(need));

/** The command in front of apt-get, or undefined where this user may not install. */
function rootPrefix() {
  if (process.env.NO_APT || !locate('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

function aptGet(prefix, ...args) {
  const [command, ...rest] = [
    ...prefix,
    'apt-get',
    '-qq',
    '-o',
    'DPkg::Lock::Timeout=600',
    ...args,
  ];
  spawnSync(command, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

const packagesOf = (needs) => [...new Set(needs.flatMap((need) => need.apt.split(' ')))];

/** Installs what it may; a package that does not exist stops all others of the same command. */
function installAll(...kinds) {
  const prefix = rootPrefix();
  if (!prefix) return;
  aptGet(prefix, 'update');
  for (const packages of kinds.map(packagesOf).filter(({ length }) => length > 0)) {
    console.log(`Installing with apt-get: ${packages.join(' ')} …`);
    aptGet(prefix, 'install', '-y', '--no-install-recommends', ...packages);
  }
}

function areThere() {
  const still = missing(NEEDS);
  if (still.length === 0) return true;
  console.error(
    `Missing: ${still.map((need) => need.name).join(', ')}. Install and run again, for example:
  sudo sh -c "apt-get update && apt-get install --no-install-recommends ${packagesOf(still).join(' ')}"
or name your own binaries in ${VARIABLES.join(', ')}. Without any of them: npm run check.`,
  );
  return false;
}

/** Debian moves Firefox ESR by itself: the versions come first, for when a driver no longer fits. */
function printVersions() {
  for (const { name, silent, ...need } of [...NEEDS, ...BONUS]) {
    if (silent) continue;
    const [command, ...args] = need.version ?? [find(need), need.versionFlag ?? '--version'];
    if (!command) continue;
    const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
    // nginx says its version on stderr.
    const [version] = (stdout?.trim() || stderr?.trim() || 'version unknown').split('\n');
    console.log(`${name}: ${version}`);
  }
}

/** Makes sure that every program is there and tells the tests where. @returns whether all are */
export function provideNeeds() {
  const gone = [missing(NEEDS), missing(BONUS)];
  if (gone.some(({ length }) => length > 0)) installAll(...gone);
  if (!areThere()) return false;
  for (const need of [...NEEDS, ...BONUS]) {
    const binary = find(need);
    if (need.env && binary) process.env[need.env] = binary;
  }
  printVersions();
  return true;
}
