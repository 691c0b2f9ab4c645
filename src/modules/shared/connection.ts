/** Arguments of a Relay connection that is read forwards. */
import { builder } from '../../builder.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './pages.ts';

/** Makes `first` and `after`, to spread into a field's own arguments. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    description: `Rows to give: ${DEFAULT_PAGE_SIZE} when not said, ${MAX_PAGE_SIZE} at most.`,
  }),
  after: t.string({ description: 'Go on behind the row with this cursor.' }),
}));
