/** What one of the doctor's checks found. */
export interface Finding {
  /** WARNING: trading works, but not as it should. FAILED: it does not, or nobody knows. */
  readonly status: 'OK' | 'WARNING' | 'FAILED';
  /** What was found, for people. */
  readonly seen: string;
  /** What to do, `undefined` where nothing is. */
  readonly advice: string | undefined;
}

export function fine(seen: string): Finding {
  return { status: 'OK', seen, advice: undefined };
}

export function warning(seen: string, advice: string): Finding {
  return { status: 'WARNING', seen, advice };
}

export function failed(seen: string, advice: string): Finding {
  return { status: 'FAILED', seen, advice };
}
