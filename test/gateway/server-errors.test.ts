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

describe('errors', () => {
  it('of syntax, of names and of values are 400, each with its code', async () => {
    const documents: [string, unknown?][] = [
      ['{ __typename '],
      ['{ market { tickSize } }'],
      ['query($first: Int) { markets(first: $first) { nodes { question } } }', { first: 'ten' }],
      [
        'mutation($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }',
        { input: { tokenId: '1', side: 'BUY', price: 0.5, size: '5' } },
      ],
      ['query A { __typename } query B { __typename }'],
    ];
    const answers = await Promise.all(documents.map(([query, variables]) => run(query, variables)));
    expect(answers).toMatchInlineSnapshot(`
      [
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_PARSE_FAILED",
                },
                "locations": [
                  {
                    "column": 14,
                    "line": 1,
                  },
                ],
                "message": "Syntax Error: Expected Name, found <EOF>.",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 3,
                    "line": 1,
                  },
                ],
                "message": "Field "market" argument "conditionId" of type "ID!" is required, but it was not provided.",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_USER_INPUT",
                },
                "locations": [
                  {
                    "column": 7,
                    "line": 1,
                  },
                ],
                "message": "Variable "$first" got invalid value "ten"; Int cannot represent non-integer value: "ten"",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_USER_INPUT",
                },
                "locations": [
                  {
                    "column": 10,
                    "line": 1,
                  },
                ],
                "message": "Variable "$input" got invalid value 0.5 at "input.price"; Decimal must be a string, such as "0.53"; a JSON number may already have lost digits",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "OPERATION_RESOLUTION_FAILURE",
                },
                "message": "Could not determine what operation to execute.",
              },
            ],
          },
          "status": 400,
        },
      ]
    `);
  });

  it('of a scalar written in the document name its place, whichever scalar it is', async () => {
    const documents = [
      'mutation { createOrder(input: { tokenId: "1", side: BUY, price: "0.5", size: "1e3" }) { __typename } }',
      'mutation { createOrder(input: { tokenId: "1", side: BUY, price: 5e-1, size: "5" }) { __typename } }',
      'mutation { createOrder(input: { tokenId: "1", side: BUY, price: true, size: "5" }) { __typename } }',
      'mutation { createOrder(input: { tokenId: "1", side: BUY, price: 0.5, size: 5, expiration: "soon" }) { __typename } }',
      'mutation { createOrder(input: { tokenId: "1", side: BUY, price: 0.5, size: 5, builderCode: "0x1" }) { __typename } }',
    ];
    const answers = await Promise.all(documents.map((document) => run(document)));
    expect(answers).toMatchInlineSnapshot(`
      [
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 78,
                    "line": 1,
                  },
                ],
                "message": ""1e3" is not a decimal number; write it plainly, such as "0.53"",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 65,
                    "line": 1,
                  },
                ],
                "message": ""5e-1" is not a decimal number; write it plainly, such as "0.53"",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 65,
                    "line": 1,
                  },
                ],
                "message": "Decimal must be a string, such as "0.53"",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 91,
                    "line": 1,
                  },
                ],
                "message": "DateTime cannot represent an invalid date-time-string soon.",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "GRAPHQL_VALIDATION_FAILED",
                },
                "locations": [
                  {
                    "column": 92,
                    "line": 1,
                  },
                ],
                "message": "Bytes32 must be 0x and 64 hex digits",
              },
            ],
          },
          "status": 400,
        },
      ]
    `);
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
              "message": "Invalid global ID: garbage",
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
