import { expect, test } from 'vitest';
import { createLocaleChoice } from './locale-choice.ts';

const kept = new Map<string, string>();
const storage = () =>
  ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }) as never;
const blocked = () => {
  throw new Error('blocked');
};

test('speaks the first language of the browser that it knows', () => {
  expect(createLocaleChoice(blocked, ['fr-FR', 'ko-KR', 'en']).get()).toBe('ko');
  expect(createLocaleChoice(blocked, ['fr-FR']).get()).toBe('en');
});

test('a language chosen here is kept for the next visit', () => {
  kept.clear();
  createLocaleChoice(storage, ['ko']).choose('en');
  expect(createLocaleChoice(storage, ['ko']).get()).toBe('en');
});

test('without storage a choice holds for the page', () => {
  const choice = createLocaleChoice(blocked, ['ko']);
  choice.choose('en');
  expect(choice.get()).toBe('en');
});
