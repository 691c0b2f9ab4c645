/** What streams told, beside the exchange's own record. Pure. */
import { groupBy } from '../../src/modules/shared/group-by.ts';
import type { RecordEntry } from '../../src/paper/record.ts';
import {
  countSteps,
  type StepsByKey,
  type StreamElement,
  stepsOfRecord,
  stepsOfStream,
} from '../support/exchange-list.ts';

/** An element of a stream; what the stream says of itself has a cursor alone. */
export interface HeardElement extends StreamElement {
  readonly cursor: string;
}

export interface Hearing {
  readonly heard: readonly HeardElement[];
  /** What truly happened to the account. */
  readonly record: readonly RecordEntry[];
  /**
   * Whether the gateways share their log, so that all must have been told, once. One alone forgets its log when it is
   * killed: each of its lives tells a part, and no more than what happened.
   */
  readonly isShared: boolean;
}

/** Whether everything was told that is to be. */
export function isAllTold({ heard, record, isShared }: Hearing): boolean {
  return !isShared || countSteps(stepsOfStream(heard)) >= countSteps(stepsOfRecord(record));
}

/** Each order and trade of which something else was told than happened, in words. */
export function misheardIn({ heard, record, isShared }: Hearing): string[] {
  const happened = stepsOfRecord(record);
  if (isShared) {
    const told = stepsOfStream(heard);
    return [...new Set([...told.keys(), ...happened.keys()])].flatMap((key) =>
      (told.get(key) ?? []).join() === (happened.get(key) ?? []).join() ? [] : [inWords(key, told, happened)],
    );
  }
  return [...groupBy(heard, ({ cursor }) => lifeOf(cursor)).values()].flatMap((life) => {
    const told = stepsOfStream(life);
    return [...told.keys()]
      .filter((key) => !isPartOf(told.get(key) ?? [], happened.get(key) ?? []))
      .map((key) => inWords(key, told, happened));
  });
}

function inWords(key: string, told: StepsByKey, happened: StepsByKey): string {
  const [is, should] = [told, happened].map((steps) => steps.get(key)?.join(', ') ?? 'nothing');
  return `${key}: told ${is}; what happened: ${should}`;
}

/** The life of the log that a cursor names. */
function lifeOf(cursor: string): string {
  return cursor.slice(0, cursor.indexOf(':'));
}

/** Whether the words come in this order among others. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at += 1;
  return at === part.length;
}
