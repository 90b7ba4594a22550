/** The admin of a Django project that has nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from './installed.ts';
import type { Program } from './program.ts';
import { runOnce, serve, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };
const PYTHON = process.env['PYTHON'] ?? 'python3';

const settingsFor = (folder: string): string => `
SECRET_KEY = 'of a test'
DEBUG = False
ALLOWED_HOSTS = ['localhost']
ROOT_URLCONF = 'urls'
INSTALLED_APPS = ['django.contrib.' + name for name in ['admin', 'auth', 'contenttypes', 'sessions', 'messages', 'staticfiles']]
MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.locale.LocaleMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]
TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True, 'OPTIONS': {'context_processors': [
    'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth', 'django.contrib.messages.context_processors.messages']}}]
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ${JSON.stringify(join(folder, 'db.sqlite3'))}}}
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
STATIC_URL = '/static/'
USE_I18N = True
`;

export const django: Program = {
  name: 'Django admin',
  kind: 'page post',
  debian: ['python3-django', 'python3-asgiref', 'python3-sqlparse', 'python3-tz'],
  account,
  async start({ folder, port }) {
    const site = join(folder, 'site');
    await mkdir(site);
    await writeFile(join(site, 'settings.py'), settingsFor(folder));
    await writeFile(
      join(site, 'urls.py'),
      "from django.contrib import admin\nfrom django.urls import path\nurlpatterns = [path('admin/', admin.site.urls)]\n",
    );
    const env = {
      DJANGO_SETTINGS_MODULE: 'settings',
      DJANGO_SUPERUSER_PASSWORD: account.password,
      PYTHONPATH: `${site}:${unpacked('usr/lib/python3/dist-packages')}`,
    };
    const admin = (...args: readonly string[]): readonly string[] => ['-m', 'django', ...args];
    await runOnce(PYTHON, admin('migrate'), { env });
    await runOnce(
      PYTHON,
      admin(
        'createsuperuser',
        '--noinput',
        '--username',
        account.userId,
        '--email',
        'minji@example.com',
      ),
      { env },
    );
    return startServer(() =>
      serve({
        command: PYTHON,
        args: admin('runserver', '--noreload', '--insecure', `127.0.0.1:${port}`),
        port,
        env,
      }),
    );
  },
  async open(page, url) {
    await page.goto(`${url}/admin/login/?next=/admin/`);
    await page.locator('#id_username').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('#id_username'), userId);
    await typeInto(page.locator('#id_password'), password);
    await page.locator('input[type=submit]').click();
  },
  seeInside: (page) => page.getByText('Site administration').first().waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: 'minji',
      expected: {
        userId: 'minji',
        errorMessage:
          'Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown name on a Korean page, twice',
      userId: '없는 사람',
      locale: 'ko-KR',
      tries: 2,
      expected: {
        userId: '없는 사람',
        errorMessage:
          '관리자 계정의 사용자 이름 와 비밀번호를 입력해주세요. 대소문자를 구분해서 입력해주세요.',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a wrong password on a Japanese page',
      userId: 'minji',
      locale: 'ja-JP',
      expected: {
        userId: 'minji',
        errorMessage:
          'スタッフアカウントの正しいユーザー名とパスワードを入力してください。どちらのフィールドも大文字と小文字は区別されます。',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'a page whose session is gone',
      userId: 'minji',
      password: account.password,
      trouble: ({ context }) => context.clearCookies(),
      expected: {
        userId: 'minji',
        errorMessage: 'CSRF verification failed. Request aborted.',
        cause: 'session_or_csrf_expired',
        attempts: 1,
      },
    },
  ],
};
