/** Whether the exchange accepts the API key on the user socket. It is asked by opening one. */
import type { FeedLoss } from '../../clob/feed.ts';
import type { Account } from '../keys/account.ts';
import { type Finding, failed, fine } from './doctor-finding.ts';

const LOSSES: Readonly<Record<FeedLoss, Finding>> = {
  refused: failed(
    'the exchange closes the user socket as soon as it gets the API key, as it does with wrong credentials',
    'Leave API_KEY, SECRET and PASSPHRASE out to have them derived from PRIVATE_KEY; where the check API_KEY is well, set all three from one answer of the exchange',
  ),
  closed: failed('the exchange closed the user socket', 'Try again; look at viewer.streams'),
  silent: failed(
    'the user socket opens, and answers no ping',
    'Look for a proxy between this server and CLOB_WS_URL that keeps frames back',
  ),
  unreachable: failed('the user socket cannot be opened', 'Check CLOB_WS_URL and the network'),
};

/** Throws what `Account.source` throws. */
export async function socketFinding(account: Pick<Account, 'source'>): Promise<Finding> {
  const source = await account.source();
  return new Promise((resolve) => {
    const end = (finding: Finding): void => {
      feed[Symbol.dispose]();
      resolve(finding);
    };
    const feed = source.openFeed({
      provesFirst: true,
      onFrame() {},
      onSkipped() {},
      onUp: () => end(fine('the exchange accepts the API key on the user socket')),
      onDown: (loss) => end(LOSSES[loss]),
    });
  });
}
