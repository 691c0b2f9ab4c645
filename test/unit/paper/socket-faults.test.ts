import { describe, expect, it } from 'vitest';
import { frameFate } from '../../../src/paper/faults/socket-faults.ts';
import { seededRandom } from '../../../src/paper/random.ts';

describe('the fate of a frame', () => {
  it('is drawn in the order lose, repeat, swap, cut, send', () => {
    const chances = { lose: 0.125, repeat: 0.25, swap: 0.25, cut: 0.125 };
    const fates = [0, 0.12, 0.125, 0.37, 0.375, 0.62, 0.625, 0.74, 0.75, 0.99].map((drawn) =>
      frameFate(chances, { next: () => drawn, between: () => 0 }),
    );
    expect(fates).toEqual(['lose', 'lose', 'repeat', 'repeat', 'swap', 'swap', 'cut', 'cut', 'send', 'send']);
  });

  it('draws one number for each frame whatever the chances, so that chances do not change one another’s fates', () => {
    const [one, other] = [seededRandom(7), seededRandom(7)];
    const cuts = (random: typeof one, lose: number) =>
      Array.from({ length: 50 }, () => frameFate({ lose, cut: 0 }, random) === 'lose');
    const few = cuts(one, 0.2);
    const many = cuts(other, 0.6);
    expect(few.every((isLost, index) => !isLost || many[index])).toBe(true);
    expect(one.next()).toBe(other.next());
  });
});
