import { expect, test } from 'vitest';
import { ADAPTERS } from './adapters.ts';
import { read } from './repo.ts';

test.each(['docs/for-site-owners.md', 'docs/for-site-owners.ko.md'])(
  '%s has an example for each adapter, and none for another',
  (file) => {
    const examples = [
      ...read(file).matchAll(/^import \{ (\w+) \} from '\S+\/adapters\/(\w+)\.js';$/gm),
    ];
    const named = examples.map(([, from = '', name = '']) => `${name} ${from}`).toSorted();
    expect(named).toEqual(ADAPTERS.map(({ name, from }) => `${name} ${from}`).toSorted());
  },
);
