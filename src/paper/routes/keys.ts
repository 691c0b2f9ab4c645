/** API keys over HTTP: made and derived with the wallet's signature, listed and deleted with a key's. */
import type { ApiRequest } from '../request.ts';
import { requireL1, requireL2 } from '../request-auth.ts';
import type { RouteTable } from '../router.ts';

export const keyRoutes: RouteTable = {
  'POST /auth/api-key': createKey,
  'GET /auth/derive-api-key': deriveKey,
  'GET /auth/api-keys': listKeys,
  'DELETE /auth/api-key': deleteKey,
  'POST /auth/readonly-api-key': createReadOnlyKey,
  'GET /auth/readonly-api-keys': listReadOnlyKeys,
  'DELETE /auth/readonly-api-key': deleteReadOnlyKey,
  'GET /auth/validate-readonly-api-key': validateReadOnlyKey,
  'POST /auth/builder-api-key': createBuilderKey,
  'GET /auth/builder-api-key': listBuilderKeys,
  'DELETE /auth/builder-api-key': revokeBuilderKeys,
  'GET /auth/ban-status/closed-only': closedOnly,
};

function createKey(request: ApiRequest) {
  const { account, nonce } = requireL1(request);
  const { keys, accounts } = request.exchange;
  const credentials = keys.create(account, nonce);
  accounts.bind(account, 0, account.address);
  return credentials;
}

function deriveKey(request: ApiRequest) {
  const { account, nonce } = requireL1(request);
  return request.exchange.keys.derive(account, nonce);
}

function listKeys(request: ApiRequest) {
  const { account } = requireL2(request);
  return { apiKeys: request.exchange.keys.list(account) };
}

function deleteKey(request: ApiRequest) {
  const { credentials } = requireL2(request);
  request.exchange.keys.delete(credentials.apiKey);
  return 'OK';
}

function createReadOnlyKey(request: ApiRequest) {
  const { account } = requireL2(request);
  return { apiKey: request.exchange.keys.createReadOnly(account) };
}

function listReadOnlyKeys(request: ApiRequest) {
  const { account } = requireL2(request);
  return request.exchange.keys.listReadOnly(account);
}

function deleteReadOnlyKey(request: ApiRequest) {
  const { account } = requireL2(request);
  const body = request.json();
  const id = typeof body === 'object' && body !== null && 'key' in body ? body.key : undefined;
  return typeof id === 'string' && request.exchange.keys.deleteReadOnly(account, id);
}

function validateReadOnlyKey(request: ApiRequest) {
  const account = request.exchange.keys.findReadOnly(request.parameter('key') ?? '');
  return (
    account !== undefined && account.address.toLowerCase() === request.parameter('address')?.toLowerCase()
  );
}

function createBuilderKey(request: ApiRequest) {
  const { account } = requireL2(request);
  const { keys, clock } = request.exchange;
  const { apiKey, secret, passphrase } = keys.createBuilder(account, clock.now());
  return { key: apiKey, secret, passphrase };
}

function listBuilderKeys(request: ApiRequest) {
  const { account } = requireL2(request);
  return request.exchange.keys
    .listBuilder(account)
    .map(({ id, createdAt }) => ({ key: id, createdAt: new Date(createdAt).toISOString() }));
}

function revokeBuilderKeys(request: ApiRequest) {
  const { account } = requireL2(request);
  request.exchange.keys.revokeBuilder(account);
  return 'OK';
}

function closedOnly(request: ApiRequest) {
  return { closed_only: requireL2(request).account.restriction !== 'none' };
}
