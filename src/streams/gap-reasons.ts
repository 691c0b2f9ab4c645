/** Why events may be missing where a socket was lost. */
import type { FeedLoss } from '../clob/feed.ts';
import type { GapReason } from './account-event.ts';

export const GAP_REASONS: Readonly<Record<FeedLoss, GapReason>> = {
  closed: 'SOCKET_LOST',
  silent: 'SOCKET_SILENT',
  unreachable: 'EXCHANGE_UNREACHABLE',
  refused: 'UNAUTHORIZED',
};
