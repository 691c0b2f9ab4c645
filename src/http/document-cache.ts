/**
 * Valid documents, parsed, by their text. Invalid ones are never kept: a client decides how many there are, and each carries
 * its errors. Yoga's own cache keeps them.
 */
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';

/** Bytes of heap that the cache may hold. */
export const DOCUMENT_CACHE_BYTES = 32 * 1024 * 1024;

/** Heap that graphql 16 takes for each token of a document, its places included: measured 290 to 330. */
const BYTES_PER_TOKEN = 350;
/** Heap for the entry itself. */
const BYTES_PER_ENTRY = 500;

/** Replaces `parserAndValidationCache`. Validation does not depend on the request: the schema and the rules never change. */
export function useDocumentCache(): Plugin {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: DOCUMENT_CACHE_BYTES,
    sizeCalculation: (document, text) =>
      BYTES_PER_ENTRY + 2 * text.length + BYTES_PER_TOKEN * (document.tokenCount ?? text.length),
  });
  const valid = new WeakSet<DocumentNode>();

  return {
    onParse({ params: { source }, setParsedDocument }) {
      const document = documents.get(source.toString());
      if (document !== undefined) setParsedDocument(document);
    },
    onValidate({ params: { documentAST }, setResult }) {
      if (valid.has(documentAST)) {
        setResult([]);
        return undefined;
      }
      return ({ valid: isValid }) => {
        const text = documentAST.loc?.source.body;
        if (!isValid || text === undefined) return;
        valid.add(documentAST);
        documents.set(text, documentAST);
      };
    },
  };
}
