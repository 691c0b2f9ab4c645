/** Trading is halted in the middle of everything, and stays halted at every gateway, also at one that was killed. */

import type { Drill } from './drill.ts';
import { pickUrl } from './pick-url.ts';
import { halt, probe, resume } from './trading-state.ts';

export const haltDrill: Drill = async (stage) => {
  const { fleet } = stage;
  await halt(pickUrl(stage), stage);
  await probe(fleet.urls(), 'during a halt', stage);
  await fleet.kill();
  await probe(fleet.urls(), 'during a halt, after a gateway was killed', stage);
  await resume(pickUrl(stage), stage);
};
