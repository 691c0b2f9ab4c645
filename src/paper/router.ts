/** Which handler answers which method and path. Paths are fixed texts, but for parts that begin with a colon. */
import { Refusal } from './refusal.ts';
import type { Handler } from './request.ts';

/** Routes by method and path, such as `GET /data/order/:id`. */
export type RouteTable = Readonly<Record<string, Handler>>;

export interface Found {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly parts: readonly string[];
  readonly handlers: Map<string, Handler>;
}

export class Router {
  readonly #fixed = new Map<string, Map<string, Handler>>();
  readonly #patterns: Pattern[] = [];

  constructor(...tables: readonly RouteTable[]) {
    for (const [route, handler] of tables.flatMap((table) => Object.entries(table))) {
      const [method = '', path = ''] = route.split(' ');
      this.#handlersAt(path).set(method, handler);
    }
  }

  /** @throws {Refusal} 404 where nothing has this path, 405 where something has it with other methods. */
  find(method: string, path: string): Found {
    const { handlers, params } = this.#match(path) ?? {};
    if (handlers === undefined) {
      throw new Refusal(404, 'not found');
    }
    const handler = handlers.get(method);
    if (handler === undefined) {
      throw new Refusal(405, 'method not allowed');
    }
    return { handler, params: params ?? {} };
  }

  #handlersAt(path: string): Map<string, Handler> {
    if (!path.includes(':')) {
      const handlers = this.#fixed.get(path) ?? new Map<string, Handler>();
      this.#fixed.set(path, handlers);
      return handlers;
    }
    const known = this.#patterns.find(({ parts }) => parts.join('/') === path);
    const handlers = known?.handlers ?? new Map<string, Handler>();
    if (known === undefined) {
      this.#patterns.push({ parts: path.split('/'), handlers });
    }
    return handlers;
  }

  #match(path: string): { handlers: Map<string, Handler>; params?: Record<string, string> } | undefined {
    const handlers = this.#fixed.get(path);
    if (handlers !== undefined) {
      return { handlers };
    }
    const parts = path.split('/');
    for (const pattern of this.#patterns) {
      const params = paramsOf(pattern.parts, parts);
      if (params !== undefined) {
        return { handlers: pattern.handlers, params };
      }
    }
    return undefined;
  }
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const fits =
    pattern.length === parts.length &&
    pattern.every((part, index) => {
      const value = parts[index] ?? '';
      if (part.startsWith(':')) {
        params[part.slice(1)] = value;
        return value !== '';
      }
      return part === value;
    });
  return fits ? params : undefined;
}
