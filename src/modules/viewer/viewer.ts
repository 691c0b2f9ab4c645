import type { AccountServices } from '../../account-services.ts';
import { builder } from '../../builder.ts';
import { SignatureTypeEnum } from '../shared/signature-type.ts';

/** The account, by the wallet whose money is traded. */
export const ViewerRef = builder.nodeRef('Viewer', {
  id: { resolve: ({ account }: AccountServices) => account.funderAddress },
  loadOne: (wallet, { services }) => {
    const own = services.hasAccount ? services.account() : null;
    return own?.account.funderAddress === wallet ? own : null;
  },
});

ViewerRef.implement({
  description: 'The account this server trades for, and the exchange it trades on. No secret is in it.',
  fields: (t) => ({
    signerAddress: t.field({
      type: 'Address',
      description: 'Who signs, and owns the API keys.',
      resolve: ({ account }) => account.address,
    }),
    funderAddress: t.field({
      type: 'Address',
      description: 'The wallet whose money is traded: the maker of every order.',
      resolve: ({ account }) => account.funderAddress,
    }),
    signatureType: t.field({
      type: SignatureTypeEnum,
      description: 'How orders are signed for that wallet.',
      resolve: ({ account }) => account.signatureType,
    }),
    chainId: t.int({
      description: 'Chain the orders are signed for: 137 Polygon, 80002 Amoy.',
      resolve: ({ account }) => account.chainId,
    }),
    apiKey: t.id({
      nullable: true,
      description: 'The API key in use, null after it was deleted.',
      resolve: ({ account }) => account.currentKey(),
    }),
    orderVersion: t.int({
      nullable: true,
      description: 'The order version the exchange takes.',
      resolve: ({ orders }) => orders.version(),
    }),
    signingCurve: t.string({
      description: 'What signs: native libsecp256k1, wasm, or ethers.',
      resolve: (_account, _args, { services }) => services.signingCurve,
    }),
    exchangeUrl: t.string({
      description: 'The exchange.',
      resolve: (_account, _args, { services }) => services.exchangeUrl,
    }),
    paper: t.boolean({
      description: 'Whether it is the embedded paper exchange, or one declared by `PAPER=on`: play money.',
      resolve: (_account, _args, { services }) => services.paper,
    }),
    clockSkewMs: t.int({
      description:
        "The exchange's clock less this server's, in milliseconds, as last measured; signatures allow for it.",
      resolve: (_account, _args, { services }) => services.clockSkewMs(),
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: true,
    description: 'The account, null where none is configured.',
    resolve: (_root, _args, { services }) => (services.hasAccount ? services.account() : null),
  }),
  serverTime: t.field({
    type: 'DateTime',
    nullable: true,
    description: "The exchange's time, to the second.",
    resolve: (_root, _args, { services }) => services.exchangeTime(),
  }),
}));
