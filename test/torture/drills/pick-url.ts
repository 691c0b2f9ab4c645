import type { DrillStage } from './drill.ts';

/** Some gateway; the same of equal fleets for the same seed. */
export function pickUrl({ fleet, seed }: Pick<DrillStage, 'fleet' | 'seed'>): string {
  const urls = fleet.urls();
  return urls[seed % urls.length] ?? '';
}
