import type { Page } from '@playwright/test';
import { PROGRAMS } from '../programs/all.ts';
import { KNOWN_MISSES } from '../programs/known-misses.ts';
import type { Failure, Program } from '../programs/program.ts';
import { readOurs, readStorage } from './harness/instruments.ts';
import {
  failToSignIn,
  messagesOf,
  openTab,
  readReport,
  reportOn,
  SENTINEL,
  waitFor,
} from './harness/person.ts';
import { keepResults, type Result } from './harness/results.ts';
import { startSite } from './harness/site.ts';
import { expect, test } from './harness/test.ts';
import { seenBy, watch } from './harness/watcher.ts';

type Started = Awaited<ReturnType<typeof startSite>>;

/** Where a message has its line breaks is a matter of taste. */
const onOneLine = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;

/** The fields of a failure's report, those that are wrong today too. */
function compare(program: Program, failure: Failure, got: object | null): readonly Result[] {
  const { userId, cause, attempts } = failure.expected;
  const messages = messagesOf(failure.expected);
  const wanted = { userId, errorMessage: messages.length > 0 ? messages : [null], cause, attempts };
  return Object.entries(wanted).map(([field, expected]) => {
    const value: unknown = got === null ? 'no report' : Reflect.get(got, field);
    const isRight = [expected].flat().some((each) => onOneLine(each) === onOneLine(value));
    return { program: program.name, failure: failure.what, field, expected, got: value, isRight };
  });
}

/** How long a nudge takes to be seen, and to be heard, and a little more. */
const CHIP_MS = 1_000;
const SPOKEN_MS = 2_500;

/** What draws attention on the page; null when nothing does. */
async function attentionOn(page: Page): Promise<object | null> {
  const { chipAt, spoken } = await seenBy(page);
  const report = await reportOn(page);
  return chipAt === null && spoken.length === 0 && report === null
    ? null
    : { chipAt, spoken, report };
}

test('every known miss is of a failure that is tried', () => {
  const tried = PROGRAMS.flatMap(({ name, failures }) =>
    failures.map(({ what }) => `${name}: ${what}`),
  );
  expect(Object.keys(KNOWN_MISSES).filter((each) => !tried.includes(each))).toEqual([]);
});

for (const program of PROGRAMS) {
  test.describe(program.name, { tag: '@programs' }, () => {
    test.describe.configure({ mode: 'default' });
    let site: Started;

    test.beforeAll(async ({ relay }) => {
      site = await startSite(program, relay.url);
    });
    test.afterAll(async () => {
      await site?.stop();
    });
    test.afterEach(async () => {
      await site.running.mendBackend?.();
    });

    for (const failure of program.failures) {
      test(`${program.name}: ${failure.what} is reported as a person would tell it`, async ({
        relay,
        openContext,
      }) => {
        const context = await openContext({ locale: failure.locale ?? 'en-US' });
        const sent: string[] = [];
        context.on('request', (request) => {
          if (!request.url().startsWith(relay.url)) return;
          sent.push(request.url(), request.postData() ?? '');
        });
        const tab = await openTab(site, context);
        await failToSignIn(site, failure, tab);
        const judge = (got: object | null) => compare(program, failure, got);
        const got = await readReport(tab.page, (now) => judge(now).every((each) => each.isRight));
        const results = judge(got);
        keepResults(results);
        const kept = JSON.stringify([sent, await readStorage(tab.page), await readOurs(tab.page)]);
        expect(kept).not.toContain(failure.password ?? SENTINEL);
        const { fields: known = [] } = KNOWN_MISSES[`${program.name}: ${failure.what}`] ?? {};
        const asKnown = (each: Result): boolean => each.isRight !== known.includes(each.field);
        expect(
          results.filter((each) => !asKnown(each)),
          'is as a person would tell it, but for what is known to miss',
        ).toEqual([]);
      });
    }

    for (const { what, reach } of [
      ...(program.calm ?? []),
      {
        what: 'signing in',
        async reach(page) {
          await program.signIn(page, program.account);
          await program.seeInside(page);
        },
      } satisfies NonNullable<Program['calm']>[number],
    ]) {
      test(`${program.name}: ${what} draws no attention`, async ({ openContext }) => {
        const context = await openContext({ locale: 'en-US' });
        const { page } = await openTab(site, context, watch);
        await waitFor(page, CHIP_MS);
        const got = [await attentionOn(page)];
        await reach(page);
        await waitFor(page, SPOKEN_MS);
        got.push(await attentionOn(page));
        const isRight = got.every((each) => each === null);
        keepResults([
          { program: program.name, failure: null, field: what, expected: null, got, isRight },
        ]);
        expect(got).toEqual([null, null]);
      });
    }
  });
}
