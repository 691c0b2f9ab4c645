/** The scalars of the contract. Numbers that are money travel as text, in and out. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { DecimalError, parseMicros } from './protocol/decimal.ts';

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function checkDecimal(text: string): string {
  try {
    parseMicros(text);
  } catch (error) {
    if (error instanceof DecimalError) refuse(error.message);
    throw error;
  }
  return text;
}

/** A text scalar whose inputs match a pattern. */
function textScalar(
  name: string,
  description: string,
  pattern: RegExp,
  form: string,
): GraphQLScalarType<string> {
  const parse = (value: unknown): string =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(`${name} must be ${form}`);
  return new GraphQLScalarType<string>({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** A literal in a document keeps its digits, so it may be a number there; a JSON variable may not. */
function decimalLiteral(node: ValueNode): string {
  if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) {
    return checkDecimal(node.value);
  }
  return refuse('Decimal must be a string, such as "0.53"');
}

export const DecimalScalar = new GraphQLScalarType<string>({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, such as "0.53": a price, a size in shares, or an amount of collateral. ' +
    'At most six decimals, no exponent. A JSON number is refused, as it may already have lost digits.',
  serialize: String,
  parseValue: (value) =>
    typeof value === 'string'
      ? checkDecimal(value)
      : refuse('Decimal must be a string, such as "0.53"; a JSON number may already have lost digits'),
  parseLiteral: decimalLiteral,
});

export const UInt256Scalar = textScalar(
  'UInt256',
  'A non-negative integer of up to 256 bits as a decimal string: amounts in base units (a millionth), as signed and as on chain.',
  /^(?:0|[1-9]\d{0,77})$/,
  'a non-negative whole number as a string, such as "5000000"',
);

export const AddressScalar = textScalar(
  'Address',
  'An EVM address: 0x and 40 hex digits, checksummed in answers.',
  /^0x[0-9a-fA-F]{40}$/,
  '0x and 40 hex digits',
);

export const Bytes32Scalar = textScalar(
  'Bytes32',
  'Thirty-two bytes: 0x and 64 hex digits.',
  /^0x[0-9a-fA-F]{64}$/,
  '0x and 64 hex digits',
);

export const HexScalar = textScalar(
  'Hex',
  'Bytes of any length: 0x and hex digits.',
  /^0x(?:[0-9a-fA-F]{2})*$/,
  '0x and hex digits',
);
