/** Files of attachment fields. A file is read through the record that holds it, so the record's access decides. */
import type { FileBody } from '@attain/contract'
import { AttainError } from '../errors.ts'
import type { LiveObject } from '../store/live-workspace.ts'
import { newId } from '../store/new-id.ts'
import type { Context } from './context.ts'
import { readPaths } from './question.ts'
import { readRecordById } from './records.ts'

export async function keepFile(context: Context, name: string, mediaType: string, content: Buffer): Promise<FileBody> {
  const file = { id: newId(), name: cleanName(name), mediaType: cleanMediaType(mediaType), sizeBytes: content.length }
  await context.db
    .insertInto('files')
    .values({
      workspace_id: context.view.workspace.id,
      id: file.id,
      name: file.name,
      media_type: file.mediaType,
      size: file.sizeBytes,
      content,
      uploaded_by: context.view.actor.personId,
      uploaded_at: context.now,
    })
    .execute()
  return file
}

export interface FoundFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

export async function fileOfRecord(
  context: Context,
  object: LiveObject,
  recordId: string,
  fieldName: string,
  fileId: string,
): Promise<FoundFile> {
  const record = await readRecordById(context, object, recordId, readPaths(context.view, object, [fieldName]))
  const attached = record.values[fieldName]
  const holds = Array.isArray(attached) && attached.some((file) => (file as { id?: unknown } | null)?.id === fileId)
  const file = holds
    ? await context.db
        .selectFrom('files')
        .select(['name', 'media_type', 'content'])
        .where('workspace_id', '=', context.view.workspace.id)
        .where('id', '=', fileId)
        .executeTakeFirst()
    : undefined
  if (!file) throw new AttainError('not_found', { what: { en: 'file', 'zh-CN': '文件' } })
  return { name: file.name, mediaType: file.media_type, content: file.content }
}

/** As what is downloaded may be called in every file system. */
export function fileName(title: string): string {
  return title.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ').trim()
}

/** Without folders and control characters, and not too long. */
function cleanName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029/\\]/gu, '')
    .normalize('NFC')
    .trim()
  return clean === '' ? 'file' : Array.from(clean).slice(0, 200).join('')
}

/** As attachment fields take it; whatever else somebody calls it is just bytes. */
function cleanMediaType(mediaType: string): string {
  const clean = mediaType.toLowerCase()
  return /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(clean) ? clean : 'application/octet-stream'
}
