/** Checks of the ids that callers send: malformed ones are refused here, unknown ones by the exchange. */
import { InvalidRequestError } from '../../errors.ts';
import { normalizeConditionId } from '../../protocol/condition-id.ts';

function check(pattern: RegExp, name: string, form: string): (id: string) => string {
  return (id) => {
    if (!pattern.test(id)) {
      throw new InvalidRequestError('BAD_USER_INPUT', `${name} "${id.slice(0, 100)}" is not ${form}`);
    }
    return id.toLowerCase();
  };
}

/** @throws {InvalidRequestError} BAD_USER_INPUT */
export const checkOrderId = check(/^0x[0-9a-f]{64}$/i, 'orderId', '0x and 64 hex digits');

const checkConditionDigits = check(
  /^0x(?:[0-9a-f]{64}|[0-9a-f]{62})$/i,
  'market',
  'a condition id: 0x and 64 hex digits (62 as Gamma writes those of Protocol V2)',
);

/** The one spelling of a condition id. @throws {InvalidRequestError} BAD_USER_INPUT */
export const checkConditionId = (id: string): string => normalizeConditionId(checkConditionDigits(id));

/** @throws {InvalidRequestError} BAD_USER_INPUT */
export const checkTokenId = check(
  /^\d{1,78}$/,
  'tokenId',
  'a token id (a decimal number of up to 78 digits) or a position id of Protocol V2 (about 75 digits)',
);
