/**
 * The markets of the seed world. Their ids stand for their slugs, so they are the same at every start; their times count
 * from the start.
 */
import { parseMicros } from '../protocol/decimal.ts';
import type { ProtocolVersion } from '../protocol/protocol-version.ts';
import { hashId, positionIdFor, shortConditionIdFor, tokenIdFor } from './ids.ts';
import type { FeeCurve, MarketTerms, RewardTerms } from './market.ts';

/** A seed market, told shortly. Prices and sizes as decimals. */
interface Seed {
  readonly slug: string;
  readonly eventSlug?: string;
  readonly question: string;
  readonly description: string;
  readonly outcomes?: readonly [string, string];
  readonly tick: string;
  /** Where the first outcome's price begins. */
  readonly price: string;
  readonly fee?: FeeCurve;
  readonly negRisk?: boolean;
  /** Default 1. */
  readonly protocolVersion?: ProtocolVersion;
  readonly secondsDelay?: number;
  /** Hours from the start to its end. */
  readonly hours: number;
  readonly tags: readonly string[];
}

const CRYPTO_FEE: FeeCurve = { rate: '0.07', exponent: 1 };
const SPORTS_FEE: FeeCurve = { rate: '0.05', exponent: 1 };
const REWARDS: RewardTerms = {
  minimumSize: parseMicros('20'),
  maximumSpread: parseMicros('0.035'),
  dailyRate: parseMicros('100'),
};
const DAY = 24;
const CUP = 'paper-cup-winner';
const LEAGUE = 'paper-league-winner';
const LEAGUE_RULES = 'Resolves to Yes for the team that wins the Paper League, to No for every other.';
const CUP_RULES = 'Resolves to Yes for the team that wins the Paper Cup, to No for every other.';

const SEEDS: readonly Seed[] = [
  {
    slug: 'will-bitcoin-close-the-year-above-150000',
    question: 'Will Bitcoin close the year above $150,000?',
    description: 'Resolves to Yes if one bitcoin costs more than $150,000 at the end of the year.',
    tick: '0.01',
    price: '0.47',
    fee: CRYPTO_FEE,
    hours: 90 * DAY,
    tags: ['Crypto', 'Bitcoin'],
  },
  {
    slug: 'will-bitcoin-rise-in-the-next-hour',
    question: 'Will Bitcoin rise in the next hour?',
    description: 'Resolves an hour after the exchange started, to the outcome that is ahead then.',
    outcomes: ['Up', 'Down'],
    tick: '0.01',
    price: '0.52',
    hours: 1,
    tags: ['Crypto', 'Hourly'],
  },
  {
    slug: 'will-it-rain-in-london-this-weekend',
    question: 'Will it rain in London this weekend?',
    description: 'Resolves to Yes if any rain is measured in London on Saturday or Sunday.',
    tick: '0.1',
    price: '0.6',
    hours: 7 * DAY,
    tags: ['Weather'],
  },
  {
    slug: 'paper-cup-winner-red-foxes',
    eventSlug: CUP,
    question: 'Will the Red Foxes win the Paper Cup?',
    description: CUP_RULES,
    tick: '0.01',
    price: '0.45',
    negRisk: true,
    hours: 30 * DAY,
    tags: ['Sports'],
  },
  {
    slug: 'paper-cup-winner-blue-herons',
    eventSlug: CUP,
    question: 'Will the Blue Herons win the Paper Cup?',
    description: CUP_RULES,
    tick: '0.01',
    price: '0.35',
    negRisk: true,
    hours: 30 * DAY,
    tags: ['Sports'],
  },
  {
    slug: 'paper-cup-winner-green-otters',
    eventSlug: CUP,
    question: 'Will the Green Otters win the Paper Cup?',
    description: CUP_RULES,
    tick: '0.001',
    price: '0.2',
    negRisk: true,
    hours: 30 * DAY,
    tags: ['Sports'],
  },
  {
    slug: 'will-the-central-bank-cut-rates-at-its-next-meeting',
    question: 'Will the central bank cut rates at its next meeting?',
    description: 'Resolves to Yes if the policy rate is lower after the next meeting than before it.',
    tick: '0.005',
    price: '0.705',
    hours: 40 * DAY,
    tags: ['Economics'],
  },
  {
    slug: 'will-the-film-of-the-year-win-best-picture',
    question: 'Will the film of the year win Best Picture?',
    description: 'Resolves to Yes if the film named film of the year by the critics wins Best Picture.',
    tick: '0.0025',
    price: '0.3125',
    hours: 100 * DAY,
    tags: ['Culture'],
  },
  {
    slug: 'will-a-person-walk-on-mars-this-decade',
    question: 'Will a person walk on Mars this decade?',
    description: 'Resolves to Yes if a person walks on Mars before the decade ends.',
    tick: '0.001',
    price: '0.058',
    hours: 1000 * DAY,
    tags: ['Science'],
  },
  {
    slug: 'will-the-asteroid-hit-the-moon',
    question: 'Will the asteroid hit the Moon?',
    description: 'Resolves to Yes if the asteroid is seen to hit the Moon.',
    tick: '0.0001',
    price: '0.0213',
    hours: 2000 * DAY,
    tags: ['Science'],
  },
  {
    slug: 'foxes-against-herons-tonight',
    question: 'Who wins tonight, the Foxes or the Herons?',
    description:
      'Resolves to the team that wins tonight. Orders that would match are held for three seconds.',
    outcomes: ['Foxes', 'Herons'],
    tick: '0.01',
    price: '0.55',
    fee: SPORTS_FEE,
    secondsDelay: 3,
    hours: 12,
    tags: ['Sports', 'Live'],
  },
  {
    slug: 'paper-league-winner-grey-wolves',
    eventSlug: LEAGUE,
    question: 'Will the Grey Wolves win the Paper League?',
    description: LEAGUE_RULES,
    tick: '0.01',
    price: '0.55',
    fee: SPORTS_FEE,
    negRisk: true,
    protocolVersion: 2,
    hours: 60 * DAY,
    tags: ['Sports'],
  },
  {
    slug: 'paper-league-winner-white-swans',
    eventSlug: LEAGUE,
    question: 'Will the White Swans win the Paper League?',
    description: LEAGUE_RULES,
    tick: '0.001',
    price: '0.31',
    fee: SPORTS_FEE,
    negRisk: true,
    protocolVersion: 2,
    hours: 60 * DAY,
    tags: ['Sports'],
  },
  {
    slug: 'will-the-new-bridge-open-this-year',
    question: 'Will the new bridge open this year?',
    description: 'Resolves to Yes if the new bridge carries traffic before the year ends.',
    tick: '0.01',
    price: '0.64',
    protocolVersion: 2,
    hours: 90 * DAY,
    tags: ['Infrastructure'],
  },
];

const HOUR_MS = 3_600_000;
const OPEN_FOR_MS = 31 * DAY * HOUR_MS;

/** A market to be opened, and the price of its first outcome to begin with (micros). */
export interface SeedMarket {
  readonly terms: MarketTerms;
  readonly price: bigint;
}

/** The seed markets of a world that starts at `startedAt` (unix milliseconds). They have been open for a month then. */
export function seedMarkets(startedAt: number): SeedMarket[] {
  return SEEDS.map((seed) => ({ terms: termsOf(seed, startedAt), price: parseMicros(seed.price) }));
}

/** The ids of a seed market, in the shapes of its protocol. */
function idsOf({ slug, protocolVersion = 1 }: Seed): {
  readonly protocolVersion: ProtocolVersion;
  readonly conditionId: string;
  readonly tokenIds: readonly [string, string];
} {
  return protocolVersion === 2
    ? {
        protocolVersion,
        conditionId: shortConditionIdFor(`condition/${slug}`),
        tokenIds: [positionIdFor(`condition/${slug}`, 0), positionIdFor(`condition/${slug}`, 1)],
      }
    : {
        protocolVersion,
        conditionId: hashId(`condition/${slug}`),
        tokenIds: [tokenIdFor(`token/${slug}/0`), tokenIdFor(`token/${slug}/1`)],
      };
}

function termsOf(seed: Seed, startedAt: number): MarketTerms {
  const [first, second] = seed.outcomes ?? ['Yes', 'No'];
  const eventSlug = seed.eventSlug ?? seed.slug;
  const { tokenIds, ...ids } = idsOf(seed);
  return {
    ...ids,
    questionId: hashId(`question/${seed.slug}`),
    question: seed.question,
    description: seed.description,
    slug: seed.slug,
    eventSlug,
    tokens: [
      { tokenId: tokenIds[0], outcome: first },
      { tokenId: tokenIds[1], outcome: second },
    ],
    tickSize: parseMicros(seed.tick),
    minimumOrderSize: parseMicros('5'),
    negRiskMarketId: seed.negRisk === true ? hashId(`event/${eventSlug}`) : undefined,
    fee: seed.fee,
    rewards: REWARDS,
    secondsDelay: seed.secondsDelay ?? 0,
    openedAt: startedAt - OPEN_FOR_MS,
    endsAt: startedAt + seed.hours * HOUR_MS,
    tags: seed.tags,
  };
}
