/** A tiered commission formula on a million deals: ours, exact, and engines that calculate with floating point. */
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { medianOfRounds } from '../rounds.ts'
import { type Deal, type Deals, makeDeals } from './deal.ts'
import { attainRule, floatEngines } from './engines.ts'

export const formulaBench: Bench = {
  about: 'a tiered commission formula on a million deals, in evaluations per second',
  run: runFormulaBench,
}

async function runFormulaBench({ options, report, note }: BenchRun): Promise<void> {
  const { rows = 1_000_000, rounds = 7 } = options
  note(`${rows} deals`)
  const deals = makeDeals(rows)
  const ours = attainRule()
  for (const { name, rule, every } of floatEngines()) {
    const bench = `formula/${name}`
    if (!isWanted(options, bench)) continue
    const given = every === 1 ? deals.numbers : deals.numbers.filter((_, index) => index % every === 0)
    const records = every === 1 ? deals.records : deals.records.filter((_, index) => index % every === 0)
    assertSame(bench, { records, numbers: given }, ours, rule)
    const rates = await medianOfRounds(rounds, {
      ours: async () => evaluationsPerSecond(deals.records, ours),
      baseline: async () => evaluationsPerSecond(given, rule),
    })
    report(createFigure(bench, 'evaluations/s', rates.ours, rates.baseline))
  }
}

/** To the cent; a product that lies within a rounding error of half a cent may go either way in floating point. */
function assertSame(
  bench: string,
  { records, numbers }: Deals,
  ours: (deal: Deal<string>) => string,
  baseline: (deal: Deal<number>) => number,
): void {
  let ties = 0
  for (const [index, record] of records.entries()) {
    const [exact, float] = [ours(record), baseline(numbers[index] as Deal<number>)]
    const difference = Math.abs(Number(exact) - float)
    if (difference < 0.001) continue
    ties += 1
    if (!(difference < 0.011)) throw new Error(`${bench}: ${exact} and ${float} for ${JSON.stringify(record)}`)
  }
  if (ties > records.length / 1000) throw new Error(`${bench}: ${ties} of ${records.length} answers differ by a cent`)
}

function evaluationsPerSecond<N>(deals: readonly Deal<N>[], rule: (deal: Deal<N>) => unknown): number {
  let kept = 0
  const start = performance.now()
  for (const deal of deals) if (rule(deal) !== null) kept += 1
  const seconds = (performance.now() - start) / 1000
  if (kept !== deals.length) throw new Error(`${deals.length - kept} deals have no result`)
  return deals.length / seconds
}
