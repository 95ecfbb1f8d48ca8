/** Both sides of a figure, in turns. */
export interface Sides<T> {
  readonly ours: () => Promise<T>
  readonly baseline: () => Promise<T>
}

/**
 * Runs both sides in turns (A B, B A, A B, …), so that whatever slows the machine down for a while slows both down,
 * and returns the median of each.
 */
export async function medianOfRounds(
  rounds: number,
  sides: Sides<number>,
): Promise<{ ours: number; baseline: number }> {
  const ours: number[] = []
  const baseline: number[] = []
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'baseline'] as const) : (['baseline', 'ours'] as const)
    for (const side of order) (side === 'ours' ? ours : baseline).push(await sides[side]())
  }
  return { ours: median(ours), baseline: median(baseline) }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) throw new Error('The median of nothing')
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** How long it takes, in milliseconds. */
export async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
