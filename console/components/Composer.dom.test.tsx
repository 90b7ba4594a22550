import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { LIMITS } from '../../shared/limits.ts';
import { Composer } from './Composer.tsx';

afterEach(cleanup);

function mount({ draft = '', takes = true } = {}) {
  const sent: string[] = [];
  const typed: string[] = [];
  render(
    <Composer
      draft={draft}
      onType={(text) => typed.push(text)}
      onSend={(text) => {
        if (takes) sent.push(text);
        return takes;
      }}
    />,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Message to the visitor',
  });
  const write = (value: string) => fireEvent.input(field, { target: { value } });
  const enter = (init: KeyboardEventInit = {}) =>
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', keyCode: 13, ...init });
  const press = () => fireEvent.click(screen.getByRole('button', { name: 'Send to visitor' }));
  return { sent, typed, field, write, enter, press };
}

test('Enter sends and empties the field, Shift+Enter does not', () => {
  const composer = mount();
  composer.write('hello');
  composer.enter({ shiftKey: true });
  expect(composer.sent).toEqual([]);
  composer.enter();
  expect(composer.sent).toEqual(['hello']);
  expect(composer.field.value).toBe('');
  expect(composer.typed).toEqual(['hello', '']);
});

test('Enter inside a Hangul syllable sends the whole text once', async () => {
  const composer = mount();
  composer.write('안녕하세요');
  fireEvent.compositionUpdate(composer.field, { data: '요' });
  composer.enter({ isComposing: true });
  fireEvent.compositionEnd(composer.field, { data: '요' });
  composer.enter();
  await vi.waitFor(() => expect(composer.sent).toEqual(['안녕하세요']));
});

test('nothing but blanks is not sent', () => {
  const composer = mount();
  composer.write('  \n ');
  composer.enter();
  expect(composer.sent).toEqual([]);
});

test('a message may have 4,000 characters and not one more', () => {
  const composer = mount();
  composer.write('x'.repeat(LIMITS.messageLength + 1));
  composer.enter();
  expect(composer.sent).toEqual([]);
  expect(screen.getByText('1 characters too many')).toBeDefined();
  composer.write('x'.repeat(LIMITS.messageLength));
  composer.press();
  expect(composer.sent).toHaveLength(1);
});

test('a message that asks for a password is not sent, and says why', () => {
  const composer = mount();
  composer.write('Please tell me your password');
  composer.enter();
  expect(composer.sent).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('never ask for this');
  expect(composer.field.value).toBe('Please tell me your password');
  composer.write('Please reset your password');
  expect(screen.queryByRole('alert')).toBeNull();
  composer.press();
  expect(composer.sent).toEqual(['Please reset your password']);
});

test('a message that could not be taken stays in the field', () => {
  const composer = mount({ draft: 'kept', takes: false });
  composer.press();
  expect(composer.field.value).toBe('kept');
  expect(screen.getByRole('alert').textContent).toContain('Too many messages');
});
