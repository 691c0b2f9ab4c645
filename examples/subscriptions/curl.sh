#!/bin/sh
# Follows the account's orders as server-sent events. Run: sh examples/subscriptions/curl.sh
set -eu
url=${1:-http://localhost:4000/graphql}
token=${2:-}
exec curl --no-buffer --silent --show-error "$url" \
  -H 'accept: text/event-stream' \
  -H 'content-type: application/json' \
  ${token:+-H "authorization: Bearer $token"} \
  -d '{"query":"subscription { orderEvents { ... on OrderEvent { kind orderId order { sizeMatched } } } }"}'
