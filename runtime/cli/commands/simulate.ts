import type { Compared, ScenarioBody, SimulationAsked, SimulationBody, SimulationResult } from '@attain/contract'
import { fraction, subtract, text } from '@attain/engine/performance/fraction'
import type { ApiClient } from '../api-client.ts'
import { readExistingBundle } from '../bundle-folder.ts'
import { documentsIn } from '../chosen-documents.ts'
import { CliError } from '../errors.ts'
import { inLanguage } from '../language.ts'
import { addExamples, addServerOptions, connect, pathIn, type RegisterCommand, type ServerOptions } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { alignedTable } from '../text-table.ts'

interface SimulateOptions extends ServerOptions {
  readonly plan: string
  readonly period: string
  readonly until?: string
  readonly forecast?: true
  readonly volume?: string
  readonly quotas?: string
  readonly json?: true
}

export const simulate: RegisterCommand = (program, session) => {
  const { terminal } = session
  const { say } = terminal
  const command = program
    .command('simulate')
    .description(say('simulate.description'))
    .argument('<folder>', say('argument.folder'))
    .requiredOption('--plan <name>', say('simulate.plan'))
    .requiredOption('--period <period>', say('simulate.period'))
    .option('--until <period>', say('simulate.until'))
    .option('--forecast', say('simulate.forecast'))
    .option('--volume <percent>', say('simulate.volume'))
    .option('--quotas <percent>', say('simulate.quotas'))
    .option('--json', say('option.json'))
    .action(async (folder: string, { plan: name, period, until = period, ...options }: SimulateOptions) => {
      const path = pathIn(session, folder)
      readExistingBundle(path)
      const identity = `commission-plan:${name}`
      const plan = documentsIn(path).get(identity)
      if (plan === undefined) throw new CliError('simulate.noPlan', { path, identity })
      const { volume, quotas } = options
      const result = await resultOf(connect(session, options), name, {
        ...{ basis: options.forecast ? 'forecast' : 'history', from: period, to: until },
        suppose: { plan, ...(volume !== undefined && { volume }), ...(quotas !== undefined && { quotas }) },
      })
      if (options.json) terminal.print(JSON.stringify(result, null, 2))
      else printResult(terminal, result)
    })
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain simulate metadata-examples/hardware-sales --plan agents --period 2026-10',
    'attain simulate . --plan agents --period 2026-01 --until 2026-10 --volume 10 --json',
  )
}

const LOOK_AGAIN_MS = 1_000

/** One that takes long is followed until it is done. */
async function resultOf(client: ApiClient, plan: string, asked: SimulationAsked): Promise<SimulationResult> {
  const answer = await client.post<SimulationBody>(
    `/api/commission/plans/${encodeURIComponent(plan)}/simulations`,
    asked,
  )
  if (answer.state === 'done') return answer.result
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    const { state, result, failure } = await client.get<ScenarioBody>(`/api/commission/scenarios/${answer.id}`)
    if (result !== null) return result
    if (state !== 'running') throw new CliError('simulate.failed', { reason: failure ?? state })
  }
}

/** The totals, then everybody whose pay changes. */
function printResult(terminal: Terminal, { plan, currency, paid, components, payees }: SimulationResult): void {
  const { say, language } = terminal
  const changed = payees.filter((one) => one.paid.before !== one.paid.after)
  terminal.print(`${inLanguage(plan.label, language)} (${currency})`)
  terminal.print('')
  const head = ['', say('simulate.before'), say('simulate.after'), say('simulate.change')]
  const row = (label: string, compared: Compared) => [label, ...figures(compared)]
  const rows = [
    row(say('simulate.total'), paid),
    ...components.map(({ label, earned }) => row(`  ${inLanguage(label, language)}`, earned)),
  ]
  for (const line of alignedTable([head, ...rows])) terminal.print(line)
  terminal.print('')
  if (changed.length > 0) {
    for (const line of alignedTable([head, ...changed.map((one) => row(one.payee.name, one.paid))]))
      terminal.print(line)
    terminal.print('')
  }
  terminal.print(say('simulate.people', { changed: changed.length, same: payees.length - changed.length }))
}

function figures({ before, after }: Compared): readonly string[] {
  const change = text(subtract(fraction(after), fraction(before)))
  return [before, after, change.startsWith('-') || change === '0' ? change : `+${change}`]
}
