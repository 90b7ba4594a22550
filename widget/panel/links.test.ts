import { expect, it } from 'vitest';
import { splitLinks } from './links.ts';

const linksIn = (message: string) => splitLinks(message).filter(({ host }) => host !== null);

it.each([
  ['See https://a.example.com/x?y=1.', 'https://a.example.com/x?y=1', 'a.example.com'],
  ['http://a.example.com:8080', 'http://a.example.com:8080', 'a.example.com:8080'],
  ['https://a.example.com으로 가세요', 'https://a.example.com', 'a.example.com'],
  ['(https://a.example.com/x)', 'https://a.example.com/x', 'a.example.com'],
  ['https://a.example.com/x_(y)', 'https://a.example.com/x_(y)', 'a.example.com'],
  ['<https://a.example.com>', 'https://a.example.com', 'a.example.com'],
  ['HTTPS://A.example.com/', 'HTTPS://A.example.com/', 'a.example.com'],
])('finds the address in %s', (message, text, host) => {
  expect(linksIn(message)).toEqual([{ text, host }]);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://a.example.com',
  'www.example.com',
  'https://',
  'https://bank.example.com@evil.example.com/',
])('makes no link of %s', (message) => {
  expect(linksIn(message)).toEqual([]);
});

it('loses nothing of a message', () => {
  const message = 'a https://a.example.com, b\nhttps://b.example.com/?q=c! ✓';
  const parts = splitLinks(message);
  expect(parts.map(({ text }) => text).join('')).toBe(message);
  expect(linksIn(message)).toHaveLength(2);
});
