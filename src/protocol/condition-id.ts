/** Condition ids: Gamma writes those of Protocol V2 in 31 bytes, the CLOB and the Data API pad them to 32 on the right. */

const SHORT = /^0x[0-9a-f]{62}$/;

/** The one spelling of a condition id: lower case, and 64 hex digits where it has 62. Anything else only changes its case. */
export function normalizeConditionId(conditionId: string): string {
  const lower = conditionId.toLowerCase();
  return SHORT.test(lower) ? `${lower}00` : lower;
}

/**
 * How Gamma may write a condition id: one that ends in a zero byte is either padded (Protocol V2) or by chance so, and
 * Gamma knows only one of the two spellings.
 * @param conditionId normalised
 */
export function gammaSpellings(conditionId: string): readonly string[] {
  return conditionId.endsWith('00') ? [conditionId, conditionId.slice(0, -2)] : [conditionId];
}
