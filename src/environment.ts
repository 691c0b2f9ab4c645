/** Reads variables one by one, keeps a sentence for each that is wrong, and never repeats a value in it. */

/** The environment as a map; an empty or blank value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration cannot be used. `faults` has one sentence for every variable that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const list = faults.map((fault) => `\n  - ${fault}`).join('');
    super(`The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:${list}`);
    this.faults = faults;
  }
}

/** A view of the environment that gathers faults, so that a person mends them all at once. */
export class EnvironmentReader {
  readonly #environment: Environment;
  readonly #faults: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Notes what is wrong: variable, fault, and what to write instead. */
  fault(sentence: string): void {
    this.#faults.push(sentence);
  }

  text(name: string): string | undefined {
    return this.#environment[name]?.trim() || undefined;
  }

  /** A value that `accept` takes, as it gives it back; otherwise a fault says `mustBe`. */
  parsed<T>(name: string, mustBe: string, accept: (text: string) => T | undefined): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = accept(text);
    if (value === undefined) this.fault(`${name} must be ${mustBe}`);
    return value;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const value = this.parsed(name, `a whole number from ${least} to ${most}`, (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    });
    return value ?? fallback;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.parsed(name, `one of ${choices.join(', ')}`, (text) =>
      choices.find((choice) => choice === text),
    );
    return value ?? fallback;
  }

  /** @throws {ConfigError} where anything was wrong. */
  finish(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults);
  }
}
