/** A market's picture: its initials on a colour, both made of its slug, so that the same market looks the same everywhere. */
import { hashId } from './ids.ts';

const HUES = 360;

/** An SVG image of 128 × 128 for a slug, such as `paper-cup-winner`. Only letters and digits of it are drawn. */
export function pictureOf(slug: string): string {
  const initials = slug
    .split('-')
    .flatMap((word) => /^[a-z0-9]/i.exec(word) ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const hue = Number(BigInt(hashId(`picture/${slug}`)) % BigInt(HUES));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">',
    `<rect width="128" height="128" fill="hsl(${hue} 55% 38%)"/>`,
    '<text x="64" y="64" fill="#fff" font-family="sans-serif" font-size="56" text-anchor="middle" dominant-baseline="central">',
    `${initials}</text></svg>`,
  ].join('');
}
