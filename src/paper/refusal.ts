/** A refusal in the exchange's own words, to be answered with its own status. */

/** Thrown wherever a request is judged; the HTTP layer turns it into `{"error": text}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status. */
  readonly status: number;
  /** Further keys of the answer's body. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds, for the `Retry-After` header. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    text: string,
    details: Readonly<Record<string, unknown>> = {},
    retryAfter?: number,
  ) {
    super(text);
    this.status = status;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** A refusal of what was sent: status 400. */
export function badRequest(text: string): Refusal {
  return new Refusal(400, text);
}
