/** Arguments of a Relay connection that is read forwards, and the fields that every connection has. */
import { builder } from '../../builder.ts';
import type { ListCut } from '../../clob/read-budget.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './pages.ts';

/** Makes `first` and `after`, to spread into a field's own arguments. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    description: `Rows to give: ${DEFAULT_PAGE_SIZE} when not said, ${MAX_PAGE_SIZE} at most.`,
  }),
  after: t.string({ description: 'Go on behind the row with this cursor.' }),
}));

const ListCutEnum = builder.enumType('ListCut', {
  description: "Why the server stopped reading the exchange's list before it had the rows asked for.",
  values: {
    PAGES: { description: 'It read as many pages of the exchange as one reading may.' },
    ROWS: { description: 'It read as many rows as one reading may.' },
    BYTES: { description: 'It read as many bytes as one reading may.' },
    TIME: { description: 'The reading took as long as it may.' },
    REPEATED_CURSOR: { description: 'The exchange named the same next page twice, so its list has no end.' },
  } as const satisfies Record<ListCut, { description: string }>,
});

/** What `readConnection` says of a page beside its rows; a page of the journal says nothing. */
interface Read {
  readonly skippedRows?: number;
  readonly cut?: ListCut | undefined;
}

builder.globalConnectionFields((t) => ({
  skippedRows: t.int({
    description:
      "Rows of the exchange's answers, or parts of rows, that this server could not parse and left out. 0 when all were read.",
    resolve: (connection) => (connection as Read).skippedRows ?? 0,
  }),
  cut: t.field({
    type: ListCutEnum,
    nullable: true,
    description:
      'Why reading stopped before `first` rows were found; null when it did not. If `pageInfo.hasNextPage` is true, `endCursor` continues from there.',
    resolve: (connection) => (connection as Read).cut,
  }),
}));
