/** The rows of a JSON list as texts, of a list that may not have been read to its end. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

export interface SplitRows {
  /** Rows that are whole, each as JSON. */
  readonly rows: readonly string[];
  /** The text after them: the beginning of a row, or the list's own end. */
  readonly rest: string;
}

/** @returns undefined where the text is no list */
export function splitRows(text: string): SplitRows | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  const rows: string[] = [];
  let from = text.indexOf('[') + 1;
  let depth = 0;
  let isString = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (isString) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) isString = false;
    } else if (character === QUOTE) isString = true;
    else if (OPENING.has(character)) depth += 1;
    else if (depth > 0) depth -= CLOSING.has(character) ? 1 : 0;
    else if (character === COMMA || CLOSING.has(character)) {
      const row = text.slice(from, at);
      if (row.trim() !== '') rows.push(row);
      from = character === COMMA ? at + 1 : at;
      if (from === at) break;
    }
  }
  return { rows, rest: text.slice(from) };
}

/** The list without the rows that are not `wanted`, still open where it was. A text that is no list is returned as it is. */
export function keepRows(text: string, isWanted: (row: string) => boolean): string {
  const split = splitRows(text);
  if (split === undefined) return text;
  const rows = split.rows.filter(isWanted);
  const isEnded = split.rest.startsWith(']');
  return `[${rows.join(',')}${isEnded || rows.length === 0 ? '' : ','}${split.rest}`;
}
