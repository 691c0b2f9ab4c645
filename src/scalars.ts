/** The scalars of the contract. Numbers that are money travel as text, in and out. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { checksumAddress } from './protocol/checksum-address.ts';
import { DecimalError, parseMicros } from './protocol/decimal.ts';

/** @param node what was written in the document, which the error then locates; GraphQL itself names a variable's field. */
function refuse(message: string, node?: ValueNode): never {
  throw new GraphQLError(message, { nodes: node ?? null });
}

function checkDecimal(text: string, node?: ValueNode): string {
  try {
    parseMicros(text);
  } catch (error) {
    if (error instanceof DecimalError) refuse(error.message, node);
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
  serialize: (value: unknown) => string = String,
): GraphQLScalarType<string> {
  const parse = (value: unknown, node?: ValueNode): string =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(`${name} must be ${form}`, node);
  return new GraphQLScalarType<string>({
    name,
    description,
    serialize,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

/** A literal in a document keeps its digits, so it may be a number there; a JSON variable may not. */
function decimalLiteral(node: ValueNode): string {
  if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) {
    return checkDecimal(node.value, node);
  }
  return refuse('Decimal must be a string, such as "0.53"', node);
}

export const DecimalScalar = new GraphQLScalarType<string>({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, such as "0.53": a price, a size in shares, or an amount of collateral. ' +
    'At most six decimals, no exponent. A JSON number is refused, as it may already have lost digits; ' +
    'a number written in the document is taken as it stands there.',
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

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
/** A checksum is a hash, and answers name the same few wallets again and again. */
const checksums = new LRUCache<string, string>({ max: 10_000 });

/** The one spelling of an address, however its source spells it; anything else as it is. */
function checksummed(value: unknown): string {
  const text = String(value);
  const known = checksums.get(text);
  if (known !== undefined || !ADDRESS.test(text)) return known ?? text;
  const address = checksumAddress(text);
  checksums.set(text, address);
  return address;
}

export const AddressScalar = textScalar(
  'Address',
  'An EVM address: 0x and 40 hex digits, checksummed in answers.',
  ADDRESS,
  '0x and 40 hex digits',
  checksummed,
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
