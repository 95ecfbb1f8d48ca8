import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AppBody } from '@attain/contract'
import { parsePlan, preparePlan, runImport } from '@attain/engine/import'
import { csvFile } from '../csv/read-csv.ts'
import { exitCode } from '../errors.ts'
import { finishImport, importOne } from '../import-one.ts'
import { assertMayImport, importableObjects } from '../importable-objects.ts'
import {
  addExamples,
  addServerOptions,
  assertFile,
  connect,
  pathIn,
  type RegisterCommand,
  readJsonFile,
  type ServerOptions,
  wholeNumber,
} from '../session.ts'
import { nameOf } from './import.ts'

interface ImportAllOptions extends ServerOptions {
  readonly dryRun?: true
  readonly rejects: string
  readonly batch: string
}

export const importAll: RegisterCommand = (program, session) => {
  const { say } = session.terminal
  const command = program
    .command('import-all')
    .description(say('importAll.description'))
    .argument('<plan>', say('importAll.plan'))
    .argument('<folder>', say('importAll.folder'))
    .option('--dry-run', say('import.dryRun'))
    .option('--rejects <folder>', say('importAll.rejects'), '.')
    .option('--batch <rows>', say('import.batch'), '1000')
    .action((planFile: string, folder: string, options: ImportAllOptions) =>
      finishImport(session, async () => {
        const planPath = pathIn(session, planFile)
        const plan = parsePlan(readJsonFile(planPath))
        const pathOf = (file: string) => join(pathIn(session, folder), file)
        const given = plan.steps.filter(({ file, optional }) => optional !== true || existsSync(pathOf(file)))
        for (const { file } of given) assertFile(pathOf(file))
        const maps = new Map(given.map(({ map }) => [map, readJsonFile(join(dirname(planPath), map))]))
        const batchRows = wholeNumber(options.batch, 1, 5000)
        const client = connect(session, options)
        const app = await client.get<AppBody>('/api/app')
        const steps = preparePlan({ steps: given }, maps, importableObjects(app))
        assertMayImport(
          app,
          steps.map(({ mapping }) => mapping.object.name),
        )
        // All files are read to their end before the first row is written.
        for (const { step, mapping } of steps) {
          await runImport({ mapping, source: csvFile(pathOf(step.file), mapping), send: neverSend, dryRun: true })
        }
        let worst: number = exitCode.done
        for (const { step, mapping } of steps) {
          const code = await importOne(session, client, {
            mapping,
            path: pathOf(step.file),
            label: `${step.file} → ${mapping.object.name}`,
            rejectsPath: join(pathIn(session, options.rejects), `${nameOf(step.file)}.${nameOf(step.map)}.rejects.csv`),
            batchRows,
            isDryRun: options.dryRun === true,
          })
          if (code === exitCode.unusable) return code
          worst = Math.max(worst, code)
        }
        return worst
      }),
    )
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain import-all metadata-examples/hardware-sales/import/plan.json metadata-examples/hardware-sales/data',
  )
}

async function neverSend(): Promise<never> {
  throw new Error('A dry run sends nothing.')
}
