/** What a caller is told when something is wrong: a stable code always, an inner matter never. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const CANARY = {
  privateKey: `0x${'c0ffee'.padEnd(64, '1')}`,
  credentials: { apiKey: 'canary-key', secret: 'Y2FuYXJ5LXNlY3JldA==', passphrase: 'canary-passphrase' },
  gatewayToken: 'canary-gateway-token',
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ exchangeUrl: await deadUrl(), secrets: CANARY });
});
afterAll(() => gateway[Symbol.asyncDispose]());

const headers = { authorization: `Bearer ${CANARY.gatewayToken}` };
const run = async (query: string, variables?: unknown) => {
  const { status, json } = await askGraphQL(gateway.url, query, { variables, headers });
  return { status, json };
};

/** The answer to a document that is not run. */
const refusal = (code: string, message: string, column?: number) => ({
  status: 400,
  json: {
    errors: [
      { extensions: { code }, message, ...(column !== undefined && { locations: [{ line: 1, column }] }) },
    ],
  },
});

describe('errors', () => {
  it.each([
    [
      '{ __typename ',
      undefined,
      refusal('GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.', 14),
    ],
    [
      '{ market { tickSize } }',
      undefined,
      refusal(
        'GRAPHQL_VALIDATION_FAILED',
        'Field "market" argument "conditionId" of type "ID!" is required, but it was not provided.',
        3,
      ),
    ],
    [
      'query($first: Int) { markets(first: $first) { nodes { question } } }',
      { first: 'ten' },
      refusal(
        'BAD_USER_INPUT',
        'Variable "$first" got invalid value "ten"; Int cannot represent non-integer value: "ten"',
        7,
      ),
    ],
    [
      'mutation($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }',
      { input: { tokenId: '1', side: 'BUY', price: 0.5, size: '5' } },
      refusal(
        'BAD_USER_INPUT',
        'Variable "$input" got invalid value 0.5 at "input.price"; Decimal must be a string, such as "0.53"; a JSON number may already have lost digits',
        10,
      ),
    ],
    [
      'query A { __typename } query B { __typename }',
      undefined,
      refusal('OPERATION_RESOLUTION_FAILURE', 'Could not determine what operation to execute.'),
    ],
  ])(
    'of syntax, of names and of values are 400, each with its code: %s',
    async (query, variables, answer) => {
      expect(await run(query, variables)).toEqual(answer);
    },
  );

  it.each([
    ['price: "0.5", size: "1e3"', '"1e3" is not a decimal number; write it plainly, such as "0.53"', 78],
    ['price: 5e-1, size: "5"', '"5e-1" is not a decimal number; write it plainly, such as "0.53"', 65],
    ['price: true, size: "5"', 'Decimal must be a string, such as "0.53"', 65],
    [
      'price: 0.5, size: 5, expiration: "soon"',
      'DateTime cannot represent an invalid date-time-string soon.',
      91,
    ],
    ['price: 0.5, size: 5, builderCode: "0x1"', 'Bytes32 must be 0x and 64 hex digits', 92],
  ])('of a scalar written in the document name its place: %s', async (fields, message, column) => {
    const query = `mutation { createOrder(input: { tokenId: "1", side: BUY, ${fields} }) { __typename } }`;
    expect(await run(query)).toEqual(refusal('GRAPHQL_VALIDATION_FAILED', message, column));
  });

  it('of the exchange are top-level errors with a code of the closed list, beside the data that there is', async () => {
    expect(await run('{ __typename markets { nodes { question } } }')).toMatchInlineSnapshot(`
      {
        "json": {
          "data": {
            "__typename": "Query",
            "markets": null,
          },
          "errors": [
            {
              "extensions": {
                "code": "EXCHANGE_UNREACHABLE",
              },
              "locations": [
                {
                  "column": 14,
                  "line": 1,
                },
              ],
              "message": "No connection to the exchange for GET /markets (ECONNREFUSED); nothing was sent. Check CLOB_URL and the network.",
              "path": [
                "markets",
              ],
            },
          ],
        },
        "status": 200,
      }
    `);
  });

  it('of an id that is none are about the request', async () => {
    expect(await run('{ node(id: "garbage") { id } }')).toMatchInlineSnapshot(`
      {
        "json": {
          "data": {
            "node": null,
          },
          "errors": [
            {
              "extensions": {
                "code": "BAD_USER_INPUT",
              },
              "locations": [
                {
                  "column": 3,
                  "line": 1,
                },
              ],
              "message": ""garbage" is not the id of a Node",
              "path": [
                "node",
              ],
            },
          ],
        },
        "status": 200,
      }
    `);
  });
});

describe('secrets', () => {
  it('are in no answer and no log line, whatever failed', async () => {
    const operations = [
      '{ viewer { signerAddress } }',
      '{ openOrders { nodes { orderId } } }',
      '{ apiKeys { apiKey } }',
      'mutation { createApiKey(input: { nonce: 0 }) { __typename ... on Error { message } } }',
      'mutation { cancelAll { __typename ... on Error { message } } }',
      '{ balanceAllowance(assetType: COLLATERAL) { balance } }',
    ];
    const answers = await Promise.all(operations.map((operation) => run(operation)));
    const shown = [...answers.map((answer) => JSON.stringify(answer)), ...gateway.log].join('\n');
    expect(shown).toContain('EXCHANGE_UNREACHABLE');
    for (const secret of [
      CANARY.privateKey.slice(2),
      CANARY.credentials.secret,
      Buffer.from(CANARY.credentials.secret, 'base64').toString(),
      CANARY.credentials.passphrase,
      CANARY.gatewayToken,
    ]) {
      expect(shown).not.toContain(secret);
    }
  });
});
