/** Bounds an answer in bytes, so that no operation fills the memory or holds up the others while its answer is written. */
import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/** Most bytes of one answer's JSON, as measured before it is written. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Puts the limit on yoga: an answer that is larger becomes an error without data. */
export function useAnswerLimit(most = MAX_ANSWER_BYTES): Plugin {
  return {
    onExecute: () => ({
      onExecuteDone({ result, setResult }) {
        if (!isAsyncIterable(result) && exceeds(result.data, most)) setResult(refusal(most));
      },
    }),
  };
}

/** Whether a value's JSON has more bytes: counted at one byte a character, and no further than `most`. */
function exceeds(value: unknown, most: number): boolean {
  let bytes = 0;
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string') bytes += next.length + 3;
    else if (Array.isArray(next)) {
      bytes += 2;
      for (const entry of next) rest.push(entry);
    } else if (typeof next === 'object' && next !== null) {
      bytes += 2;
      for (const [key, entry] of Object.entries(next)) {
        bytes += key.length + 3;
        rest.push(entry);
      }
    } else bytes += 5;
    if (bytes > most) return true;
  }
  return false;
}

function refusal(most: number): ExecutionResult {
  const message = `The answer has more than ${most} bytes; ask for fewer rows or fields, or in several operations`;
  return { errors: [new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE' } })] };
}
