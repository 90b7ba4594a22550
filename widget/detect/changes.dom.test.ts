import { expect, it, onTestFinished } from 'vitest';
import { showPage } from '../testing/widget.ts';
import { Changes } from './changes.ts';

/** Records come in a microtask of their own. */
const settled = (): Promise<void> => Promise.resolve();

const BOARD = `
  <form><p id="error"></p><input type="password"></form>
  <section id="board">${'<b>1</b>'.repeat(30)}</section>
  <div id="toasts"></div>`;

/** Watches a page with a form and a board of prices. */
function watchBoard() {
  const page = showPage(BOARD);
  const field = page.querySelector('input');
  const calls = { count: 0 };
  const changes = new Changes(
    () => calls.count++,
    (node) => node.contains(field),
  );
  changes.observe([document]);
  changes.begin(performance.now());
  onTestFinished(() => changes.stop());
  const find = (selector: string): Element => {
    const found = page.querySelector(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  /** Changes so many prices, one after the other. */
  const trade = async (prices: number): Promise<void> => {
    for (const price of [...find('#board').children].slice(0, prices)) {
      price.textContent += '0';
      await settled();
    }
  };
  return { changes, calls, find, trade };
}

it.each([
  [19, 1],
  [20, 0],
])(
  'after %i elements of a part have changed, it hears of the next %i times',
  async (many, heard) => {
    const { calls, trade, find } = watchBoard();
    await trade(many);
    const before = calls.count;
    find('#board b:last-child').textContent = '2';
    await settled();
    expect(calls.count - before).toBe(heard);
  },
);

it('gives out nothing of a part that never rests', async () => {
  const { changes, trade } = watchBoard();
  await trade(20);
  expect(changes.take().size).toBe(0);
});

it.each(['#error', '#toasts'])(
  'hears of %s still, and of what is added beside it, when the board is left out',
  async (selector) => {
    const { changes, trade, find } = watchBoard();
    await trade(20);
    const message = document.createElement('p');
    find(selector).append(message);
    await settled();
    expect(changes.take()).toContain(message);
    const toast = document.createElement('div');
    find(selector).parentElement?.append(toast);
    await settled();
    changes.take();
    toast.textContent = 'Wrong password.';
    await settled();
    expect(changes.take()).toContain(toast);
  },
);

it('hears of one element however often it changes: a toast moves as it comes', async () => {
  const { changes, find } = watchBoard();
  const toast = document.createElement('div');
  find('#toasts').append(toast);
  for (let step = 0; step < 40; step++) {
    toast.style.opacity = `${step / 40}`;
    await settled();
  }
  changes.take();
  toast.textContent = 'Wrong password.';
  await settled();
  expect(changes.take()).toContain(toast);
});

it('leaves nothing out that holds a field to sign in with', async () => {
  const { changes, find } = watchBoard();
  const form = find('form');
  for (let step = 0; step < 25; step++) {
    form.append(document.createElement('i'));
    await settled();
  }
  changes.take();
  find('#error').textContent = 'Wrong password.';
  await settled();
  expect(changes.take()).toContain(find('#error'));
});

it('starts anew with each attempt, and keeps in mind what never rests', async () => {
  const { changes, calls, trade, find } = watchBoard();
  await trade(20);
  find('#error').textContent = 'Old.';
  await settled();
  changes.begin(performance.now());
  expect(changes.take().size).toBe(0);
  const before = calls.count;
  await trade(3);
  expect(calls.count).toBe(before);
});
