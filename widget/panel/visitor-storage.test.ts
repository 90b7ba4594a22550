import { expect, it } from 'vitest';
import { STORAGE } from '../parts.ts';
import { hasStorage, openVisitorStorage } from './visitor-storage.ts';

/** A tab's storage, with the one entry that matters. */
class FakeArea {
  kept: string | null = null;
  isFull = false;
  readonly length = 0;
  getItem(key: string) {
    return key === STORAGE.visitor ? this.kept : null;
  }
  setItem(_key: string, value: string) {
    if (this.isFull) throw new Error('QuotaExceededError');
    this.kept = value;
  }
}
const areaOf = (area: FakeArea) => () => area as unknown as Storage;
const denied = () => {
  throw new Error('SecurityError');
};

it('[RS6] gives the next page what this one kept', () => {
  const area = new FakeArea();
  openVisitorStorage(areaOf(area)).keep({ token: 't', draft: 'half a sen', open: true });
  expect(openVisitorStorage(areaOf(area)).read()).toMatchObject({
    token: 't',
    draft: 'half a sen',
    open: true,
    outbox: [],
  });
});

it('writes nothing by being opened', () => {
  const area = new FakeArea();
  openVisitorStorage(areaOf(area)).read();
  expect(area.kept).toBeNull();
});

it.each(['{', '"text"', '{"outbox":1}', '[]', 'null'])('starts afresh from %s', (kept) => {
  const area = new FakeArea();
  area.kept = kept;
  expect(openVisitorStorage(areaOf(area)).read()).toMatchObject({ token: null, outbox: [] });
});

it('remembers for as long as the page lives where storage is denied', () => {
  const storage = openVisitorStorage(denied);
  storage.keep({ draft: 'still here' });
  expect(storage.read().draft).toBe('still here');
  expect(hasStorage(denied)).toBe(false);
});

it('remembers for as long as the page lives where storage is full', () => {
  const area = new FakeArea();
  area.isFull = true;
  const storage = openVisitorStorage(areaOf(area));
  storage.keep({ draft: 'still here' });
  expect(storage.read().draft).toBe('still here');
  expect(hasStorage(areaOf(area))).toBe(true);
});
