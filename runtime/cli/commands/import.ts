import { basename } from 'node:path'
import type { AppBody } from '@attain/contract'
import { ImportRefused, prepareMap } from '@attain/engine/import'
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

interface ImportOptions extends ServerOptions {
  readonly map: string
  readonly dryRun?: true
  readonly rejects?: string
  readonly batch: string
}

export const importFile: RegisterCommand = (program, session) => {
  const { say } = session.terminal
  const command = program
    .command('import')
    .description(say('import.description'))
    .argument('<object>', say('import.object'))
    .argument('<file>', say('import.file'))
    .requiredOption('--map <file>', say('import.map'))
    .option('--dry-run', say('import.dryRun'))
    .option('--rejects <file>', say('import.rejects'))
    .option('--batch <rows>', say('import.batch'), '1000')
    .action((object: string, file: string, options: ImportOptions) =>
      finishImport(session, async () => {
        const path = pathIn(session, file)
        assertFile(path)
        const map = readJsonFile(pathIn(session, options.map))
        const batchRows = wholeNumber(options.batch, 1, 5000)
        const client = connect(session, options)
        const app = await client.get<AppBody>('/api/app')
        assertMayImport(app, [object])
        const parsed = prepareMap(map, object, importableObjects(app))
        if ('problems' in parsed) throw new ImportRefused(parsed.problems)
        return importOne(session, client, {
          mapping: parsed.mapping,
          path,
          label: object,
          rejectsPath: pathIn(session, options.rejects ?? `${nameOf(path)}.rejects.csv`),
          batchRows,
          isDryRun: options.dryRun === true,
        })
      }),
    )
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain import account accounts.csv --map accounts.map.json --dry-run',
    'attain import account accounts.csv --map accounts.map.json',
  )
}

/** A file's name without its folder and extension. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.[a-z0-9]+$/i, '')
}
