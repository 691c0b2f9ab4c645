/** Trading is halted while the journal cannot be written: the halt holds at once, and when there is space again. */
import type { Drill } from './drill.ts';
import { pickUrl } from './pick-url.ts';
import { halt, probe, resume } from './trading-state.ts';

export const fullDiskHaltDrill: Drill = async (stage) => {
  const { disk, fleet } = stage;
  const url = pickUrl(stage);
  await disk.fill();
  try {
    await halt(url, stage);
    await probe([url], 'during a halt on a full disk', stage);
  } finally {
    await disk.free();
  }
  await probe([url], 'during a halt, when there was space again', stage);
  // The others learn of it from the journal.
  await halt(url, stage);
  await probe(fleet.urls(), 'during a halt that was written late', stage);
  await resume(url, stage);
};
