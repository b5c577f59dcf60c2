/** The middle of some numbers, and how far the worst lies from it: a machine that others use too gives wide limits. */
export function middle(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Takes turns between two things, so that whatever slows the machine slows both; gives the middle times and the spread of the bare one. */
export async function turns(rounds, ours, bare) {
  const [own, other] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    other.push(await timed(bare));
    own.push(await timed(ours));
  }
  return { ours: middle(own), bare: middle(other), spread: Math.max(...other) / middle(other) };
}

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}
