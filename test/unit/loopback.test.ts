/** Which host names mean this machine. */
import { expect, it } from 'vitest';
import { isLoopback } from '../../src/loopback.ts';

it.each(['localhost', 'LocalHost', '127.0.0.1', '127.255.0.9', '::1', '[::1]'])(
  '%s is this machine',
  (name) => {
    expect(isLoopback(name)).toBe(true);
  },
);

it.each([
  '127.999.999.999',
  '127.256.0.1',
  '127.0.0',
  '127.0.0.1.example',
  '128.0.0.1',
  'localhost.',
  '[::2]',
  '',
])('%s is not', (name) => {
  expect(isLoopback(name)).toBe(false);
});
