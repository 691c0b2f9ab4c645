/**
 * The field of the GraphiQL page where a person pastes the bearer token. The page sends it with everything it asks of this
 * server: introspection, operations and subscriptions, which are event streams. The token stays in the tab's session storage.
 */

/** Puts the field into a page. The script replaces `fetch`, which GraphiQL looks up at each request. */
export function withTokenField(html: string): string {
  return html
    .replace('</head>', `${STYLE}</head>`)
    .replace('<div id="root">', `${FORM}${SCRIPT}<div id="root">`);
}

const STYLE = `<style>
  #token-form { align-items: center; background: #f3f4f6; box-sizing: border-box; color: #1f2937; display: flex;
    font: 14px system-ui, sans-serif; gap: 8px; height: 40px; padding: 0 12px }
  #token-form input { flex: 0 1 420px; font: inherit; padding: 3px 6px }
  #token-form button { font: inherit; padding: 3px 10px }
  .graphiql-container { height: calc(100vh - 40px) !important }
</style>`;

const FORM = `<form id="token-form" autocomplete="off">
  <label for="token">Token</label>
  <input id="token" type="password" spellcheck="false" placeholder="GATEWAY_TOKEN or ADMIN_TOKEN">
  <button type="submit">Use token</button>
  <span id="token-state" role="status"></span>
</form>`;

/** A new token reloads the page, so that GraphiQL reads the schema with it. */
const SCRIPT = `<script>
  {
    const storage = window.sessionStorage;
    const token = storage.getItem('clob-graphql-token') ?? '';
    const form = document.querySelector('#token-form');
    const field = document.querySelector('#token');
    field.value = token;
    document.querySelector('#token-state').textContent = token === ''
      ? 'Paste the token to load the schema.'
      : 'Sent with every request of this tab.';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const entered = field.value.trim();
      if (entered === '') storage.removeItem('clob-graphql-token');
      else storage.setItem('clob-graphql-token', entered);
      window.location.reload();
    });
    const send = window.fetch;
    window.fetch = (resource, options = {}) => {
      const url = new URL(resource instanceof Request ? resource.url : resource, window.location.href);
      if (token === '' || url.origin !== window.location.origin) return send(resource, options);
      const headers = new Headers(options.headers ?? (resource instanceof Request ? resource.headers : {}));
      if (!headers.has('authorization')) headers.set('authorization', 'Bearer ' + token);
      return send(resource, { ...options, headers });
    };
  }
</script>`;
