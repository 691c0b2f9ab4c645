/** Reads out of the GraphiQL page what it is told to open with. */
import { ask } from './http.ts';

/** Fetches the page and gives the documents of its tabs. */
export async function readPageTabs(url: string): Promise<readonly string[]> {
  const { text } = await ask(`${url}/graphql`, { headers: { accept: 'text/html' } });
  const options = /querySelector\('#root'\),\s*(\{.*\}),?\s*\);\s*<\/script>/s.exec(text)?.[1];
  if (options === undefined) throw new Error('the page has no options for GraphiQL');
  const { defaultTabs } = JSON.parse(options) as { defaultTabs: readonly { query: string }[] };
  return defaultTabs.map(({ query }) => query);
}
