import { medianOfRounds, type Sides, timeMs } from './rounds.ts'

/** An answer as both sides can give it: rows in order, or sums by key in any. */
export type Answer = readonly string[]

/** Statements get their name at the third use, and a plan for all values at the sixth; code that runs often gets quick. */
const warming = { rounds: 8, ms: 1000, most: 20_000 }

/** The median times of both sides, in milliseconds, after both have given the same answer. */
export async function timeAnswers(
  bench: string,
  sides: Sides<Answer>,
  rounds: number | undefined,
): Promise<{ ours: number; baseline: number }> {
  assertSame(bench, await sides.ours(), await sides.baseline())
  return timeSides(sides, rounds)
}

/** Something that is done, and what it came to. */
export interface Work {
  readonly work: () => Promise<unknown>
  readonly answer: () => Promise<Answer>
}

/** The median times of what is done, in milliseconds, without the look at what it came to, which is the same on both sides. */
export async function timeWork(
  bench: string,
  { ours, baseline }: { readonly ours: Work; readonly baseline: Work },
  rounds: number | undefined,
): Promise<{ ours: number; baseline: number }> {
  await ours.work()
  await baseline.work()
  assertSame(bench, await ours.answer(), await baseline.answer())
  return timeSides({ ours: ours.work, baseline: baseline.work }, rounds)
}

async function timeSides(
  sides: Sides<unknown>,
  rounds: number | undefined,
): Promise<{ ours: number; baseline: number }> {
  const warmed = await warm(sides)
  return medianOfRounds(rounds ?? Math.max(15, warmed), {
    ours: () => timeMs(sides.ours),
    baseline: () => timeMs(sides.baseline),
  })
}

/** Returns how many rounds that took: what is quick is asked more often, as its times vary more. */
async function warm(sides: Sides<unknown>): Promise<number> {
  const start = performance.now()
  let round = 0
  const isCold = (ms: number) => ms < warming.most && (round < warming.rounds || ms < warming.ms)
  for (; isCold(performance.now() - start); round++) {
    for (const side of [sides.ours, sides.baseline]) await side()
  }
  return round
}

/** What is not the same cannot be compared. */
function assertSame(bench: string, ours: Answer, baseline: Answer): void {
  const at = baseline.findIndex((line, i) => line !== ours[i])
  if (ours.length === 0 || ours.length !== baseline.length || at >= 0) {
    throw new Error(
      `${bench}: ${ours.length} rows on our side, ${baseline.length} in the baseline; at ${at}: "${ours[at]}" and "${baseline[at]}".`,
    )
  }
}
