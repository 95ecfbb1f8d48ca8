/**
 * `npm run --silent bench -- NAME [--json] [--rows N] [--rounds N] [--seconds N] [--only TEXT]
 * [--data FOLDER] [--plans]`
 * measures our side and a baseline on the same throw-away Postgres. See README.md.
 */
import { parseArgs } from 'node:util'
import type { BenchOptions } from './bench.ts'
import { benches } from './benches.ts'
import { type Figure, formatFigures } from './figure.ts'
import { describeMachine } from './machine.ts'

const usage = `Usage: npm run --silent bench -- NAME [options]

${Object.entries(benches)
  .map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`)
  .join('\n')}

  --json        one line of JSON per figure, nothing else
  --rows N      how many opportunities
  --rounds N    rounds per figure, of which the median counts
  --seconds N   how long a round of http lasts (default 3)
  --only TEXT   only figures whose name contains this
  --data FOLDER store, pushdown: keep the database there, and find it there at the next run
  --plans       store, pushdown: print how Postgres does it`

const undo: (() => Promise<unknown>)[] = []
process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  if (command === null) {
    console.error(usage)
    return 2
  }
  const { bench, isJson, options } = command
  const figures: Figure[] = []
  const end = endEverything()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().then(() => process.exit(1)))
  try {
    await bench.run({
      options,
      report(figure) {
        figures.push(figure)
        if (isJson) console.log(JSON.stringify(figure))
      },
      note: (text) => console.error(`  ${text}`),
      defer: (work) => undo.push(work),
    })
    if (!isJson) console.log(`${formatFigures(figures)}\n\n${describeMachine()}`)
    return 0
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    await end()
  }
}

/** Undoes what was deferred, once, however often it is asked. */
function endEverything(): () => Promise<void> {
  let ending: Promise<void> | undefined
  return () => {
    ending ??= (async () => {
      for (const work of undo.toReversed()) await work().catch((error: unknown) => console.error(error))
    })()
    return ending
  }
}

function readCommand(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        plans: { type: 'boolean', default: false },
        rows: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string', default: '3' },
        only: { type: 'string' },
        data: { type: 'string' },
      },
    })
    const [name = ''] = positionals
    const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
    if (bench === undefined || positionals.length > 1) return null
    const options: BenchOptions = {
      rows: readCount(values.rows),
      rounds: readCount(values.rounds),
      seconds: readCount(values.seconds) ?? 3,
      only: values.only,
      data: values.data,
      plans: values.plans,
    }
    return { bench, isJson: values.json, options }
  } catch (error) {
    console.error(`${(error as Error).message}\n`)
    return null
  }
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`"${text}" is no whole number from 1 on.`)
  return Number(text)
}
