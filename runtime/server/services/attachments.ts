/** Checks the files that records are to hold: only what one uploaded oneself, or what the record holds already. */
import { sql } from 'kysely'
import { authorOf, type LiveObject } from '../store/live-workspace.ts'
import type { Document } from '../store/write/columns.ts'
import type { Context } from './context.ts'
import type { RecordProblem } from './record-problem.ts'

interface Holding {
  /** Values that are new or changed. */
  readonly changed: Document
  readonly before: Document
}

/** A file as a record holds it; the field's type has checked its form. */
interface HeldFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
}

interface KnownFile extends HeldFile {
  readonly uploadedBy: string | null
}

/** The problems of each record, in order. Somebody who knows the id of a file must not get to read it by that. */
export async function checkAttachments(
  context: Context,
  object: LiveObject,
  records: readonly Holding[],
): Promise<RecordProblem[][]> {
  const fields = [...object.model.fields.values()].filter((field) => field.type === 'attachment')
  const ids = new Set(records.flatMap(({ changed }) => fields.flatMap(({ name }) => filesIn(changed, name).map(idOf))))
  if (ids.size === 0) return records.map(() => [])
  const files = await knownFiles(context, [...ids])
  const person = authorOf(context.view)
  return records.map(({ changed, before }) =>
    fields.flatMap(({ name }): RecordProblem[] => {
      const held = new Set(filesIn(before, name).map(idOf))
      const isAllowed = (file: HeldFile) => {
        const known = files.get(file.id)
        return (
          known !== undefined &&
          isSame(file, known) &&
          ((person !== null && known.uploadedBy === person) || held.has(file.id))
        )
      }
      const refused = filesIn(changed, name).find((file) => !isAllowed(file))
      return refused ? [{ field: name, code: 'reference', message: unknownFile(refused.name) }] : []
    }),
  )
}

async function knownFiles({ db, view }: Context, ids: readonly string[]): Promise<Map<string, KnownFile>> {
  const { rows } = await sql<KnownFile>`
    select id, name, media_type as "mediaType", size as "sizeBytes", uploaded_by as "uploadedBy" from files
    where workspace_id = ${view.workspace.id} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

function filesIn(document: Document, field: string): readonly HeldFile[] {
  const value = document[field]
  return Array.isArray(value) ? (value as unknown as readonly HeldFile[]) : []
}

const idOf = (file: HeldFile) => file.id

/** What a file is called and how large it is was settled when it came. */
function isSame(file: HeldFile, known: KnownFile): boolean {
  return file.name === known.name && file.mediaType === known.mediaType && file.sizeBytes === known.sizeBytes
}

function unknownFile(name: string) {
  return {
    en: `"${name}" is no file that you uploaded. Upload it first, and send what the upload answered.`,
    'zh-CN': `“${name}”不是您上传的文件。请先上传，并原样发送上传后返回的信息。`,
  }
}
