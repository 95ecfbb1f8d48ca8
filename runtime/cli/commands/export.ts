import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { AppBody, CountBody, FieldBody, ListPage, ObjectBody, RecordBody } from '@attain/contract'
import { writeCsvLine } from '@attain/engine/import'
import { findNearest } from '@attain/engine/metadata'
import { CliError } from '../errors.ts'
import { exportCell } from '../export-cell.ts'
import { addExamples, addServerOptions, connect, pathIn, type RegisterCommand, type ServerOptions } from '../session.ts'

interface ExportOptions extends ServerOptions {
  readonly filter?: string
  readonly fields?: string
  readonly sort?: string
  readonly out?: string
  readonly format?: 'csv' | 'json'
}

const pageSize = 2000

export const exportRecords: RegisterCommand = (program, session) => {
  const { terminal } = session
  const { say } = terminal
  const command = program
    .command('export')
    .description(say('export.description'))
    .argument('<object>', say('import.object'))
    .option('--filter <json>', say('export.filter'))
    .option('--fields <names>', say('export.fields'))
    .option('--sort <names>', say('export.sort'))
    .option('--out <file>', say('export.out'))
    .addOption(program.createOption('--format <format>', say('export.format')).choices(['csv', 'json']))
    .action(async (name: string, options: ExportOptions) => {
      const client = connect(session, options)
      const { objects } = await client.get<AppBody>('/api/app')
      const object = findObject(objects, name)
      if (!object.rights.export) throw new CliError('export.forbidden', { name })
      const fields = splitList(options.fields) ?? exportedFields(object)
      const query = { fields, limit: pageSize, ...filterOf(options.filter), ...sortOf(options.sort) }
      const isJson = (options.format ?? (options.out?.endsWith('.json') ? 'json' : 'csv')) === 'json'
      const types = fields.map((path) => findField(objects, object, path))

      const { count } = await client.post<CountBody>(`/api/records/${name}/count`, filterOf(options.filter))
      const bar = terminal.progress(name, 'progress.records')
      const target = await openTarget(options.out === undefined ? undefined : pathIn(session, options.out))
      const write = target?.write ?? ((text: string) => terminal.write(text))
      let written = 0
      try {
        // Spreadsheets know UTF-8 by its mark; pipes are better off without.
        const mark = target === undefined ? '' : '\uFEFF'
        await write(isJson ? '[' : `${mark}${writeCsvLine(fields)}`)
        for (let after: string | null = ''; after !== null; ) {
          const body = after === '' ? query : { ...query, after }
          const page: ListPage = await client.post<ListPage>(`/api/records/${name}/export`, body)
          const first = written
          const lines = page.items.map((item, index) =>
            isJson
              ? jsonItem(item, first + index)
              : writeCsvLine(fields.map((path, i) => exportCell(item, path, types[i]))),
          )
          await write(lines.join(''))
          written += page.items.length
          bar.update(written, Math.max(written, count))
          after = page.next
        }
        await write(isJson ? '\n]\n' : '')
        await target?.finish()
      } catch (error) {
        await target?.discard()
        throw error
      } finally {
        bar.stop()
      }
      if (options.out !== undefined) terminal.note(say('export.done', { file: options.out, count: written }))
    })
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain export opportunity --fields code,account,account.sector,close_value --out won.csv \\',
    `    --filter '{"==":[{"var":"stage"},"won"]}'`,
    'attain export account --format json',
  )
}

function findObject(objects: readonly ObjectBody[], name: string): ObjectBody {
  const found = objects.find((object) => object.name === name)
  if (found !== undefined) return found
  const nearest = findNearest(
    name,
    objects.map((object) => object.name),
  )
  throw new CliError('import.noObject', { name, hint: nearest === undefined ? '' : ` → ${nearest}` })
}

/** What can be imported again: the fields of the object that are not computed, and its owner. */
function exportedFields({ fields }: ObjectBody): string[] {
  return fields
    .filter(({ builtIn, name, type, valueType }) => (!builtIn || name === 'owner') && type === valueType)
    .map(({ name }) => name)
}

/** The field at the end of a path such as `account.sector`. */
function findField(objects: readonly ObjectBody[], object: ObjectBody, path: string): FieldBody | undefined {
  const [first, ...rest] = path.split('.')
  const field = object.fields.find((each) => each.name === first)
  if (rest.length === 0 || field === undefined) return field
  const target = objects.find((each) => each.name === field.target)
  return target === undefined ? undefined : findField(objects, target, rest.join('.'))
}

function jsonItem({ id, version, values, labels }: RecordBody, position: number): string {
  return `${position === 0 ? '\n' : ',\n'}${JSON.stringify({ id, version, values, labels })}`
}

function filterOf(text: string | undefined): { filter?: unknown } {
  if (text === undefined) return {}
  try {
    return { filter: JSON.parse(text) as unknown }
  } catch (cause) {
    throw new CliError('export.badFilter', { detail: cause instanceof Error ? cause.message : '' }, cause)
  }
}

function sortOf(text: string | undefined): { sort?: string[] } {
  const sort = splitList(text)
  return sort === undefined ? {} : { sort }
}

function splitList(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A file that appears under its name only when it is complete. */
async function openTarget(path: string | undefined) {
  if (path === undefined) return undefined
  const partial = `${path}.partial`
  const stream: WriteStream = createWriteStream(partial)
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw new CliError('error.file', { path, detail: cause instanceof Error ? cause.message : '' }, cause)
  }
  return {
    async write(text: string): Promise<void> {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async finish(): Promise<void> {
      stream.end()
      await once(stream, 'close')
      await rename(partial, path)
    },
    async discard(): Promise<void> {
      stream.destroy()
      await rm(partial, { force: true })
    },
  }
}
