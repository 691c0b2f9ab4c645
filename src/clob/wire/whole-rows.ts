/** What can be used of a JSON list that was not read to its end. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** The list up to its last whole row, as JSON; a text that is no list is returned as it is. */
export function wholeRows(text: string): string {
  if (!/^\s*\[/.test(text)) return text;
  let depth = 0;
  let end = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (isString) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) isString = false;
    } else if (character === QUOTE) isString = true;
    else if (OPENING.has(character)) depth += 1;
    else if (CLOSING.has(character)) {
      depth -= 1;
      if (depth === 1) end = at + 1;
    }
  }
  return end === 0 ? '[]' : `${text.slice(0, end)}]`;
}
