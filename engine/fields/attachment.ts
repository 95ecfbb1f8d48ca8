import type { FieldModel } from '../metadata/model.ts'
import { countCharacters, isSingleLine, SINGLE_LINE } from './characters.ts'
import type { FieldTypeDefinition, Json, JsonSchema, Reading } from './field-type.ts'
import { ID_PATTERN } from './reference-like.ts'
import { blank, refuse } from './value-problem.ts'

/** An uploaded file as records keep it; the bytes lie in the file store under `id`. */
interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
}

const MEDIA_TYPE_PATTERN = '^[a-z]+/[a-z0-9.+\\-]{1,100}$'
const id = new RegExp(ID_PATTERN)
const mediaType = new RegExp(MEDIA_TYPE_PATTERN)

const fileCount = (field: FieldModel) => field.document.maxFiles ?? 10
const sizeLimit = (field: FieldModel) => (field.document.maxSizeMb ?? 25) * 1024 * 1024

export const attachment: FieldTypeDefinition = {
  type: 'attachment',
  settings: ['maxFiles', 'maxSizeMb', 'accept'],
  slot: null,
  sortable: false,
  canBeUnique: false,
  canBeDefault: false,
  readOnly: false,
  operators: ['blank'],
  inputSchema: (field) => ({
    type: ['array', 'null'],
    maxItems: fileCount(field),
    items: {
      ...fileSchema,
      properties: {
        ...(fileSchema.properties as JsonSchema),
        sizeBytes: { type: 'integer', minimum: 0, maximum: sizeLimit(field) },
      },
      ...(field.document.accept === undefined ? {} : { anyOf: field.document.accept.map(acceptSchema) }),
    },
  }),
  outputSchema: () => ({ type: ['array', 'null'], items: fileSchema }),
  read(input, field) {
    if (input === null || input === undefined) return blank
    if (!Array.isArray(input) || !input.every(isStoredFile))
      return refuse('type', 'A list of uploaded files is expected.', '应为已上传文件的列表。')
    return accept(input, field)
  },
  readText(text, field) {
    if (text.trim() === '') return blank
    try {
      return this.read(JSON.parse(text), field)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return refuse(
        'format',
        'Files are given as JSON, as an export writes them.',
        '文件以 JSON 形式给出，与导出一致。',
      )
    }
  },
  exportText: (value) => (value === null ? '' : JSON.stringify(value)),
  display: (value, _field, language) =>
    Array.isArray(value)
      ? value.map((file) => (isStoredFile(file) ? file.name : '')).join(language === 'zh-CN' ? '、' : ', ')
      : '',
  toSlot: () => null,
  uniqueKey: (value) => JSON.stringify(value),
}

const fileSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'mediaType', 'sizeBytes'],
  properties: {
    id: { type: 'string', pattern: ID_PATTERN },
    name: { type: 'string', minLength: 1, maxLength: 255, pattern: SINGLE_LINE },
    mediaType: { type: 'string', pattern: MEDIA_TYPE_PATTERN },
    sizeBytes: { type: 'integer', minimum: 0 },
  },
}

function isStoredFile(file: unknown): file is StoredFile & { readonly [key: string]: Json } {
  if (typeof file !== 'object' || file === null || Array.isArray(file) || Object.keys(file).length !== 4) return false
  const { id: fileId, name, mediaType: type, sizeBytes } = file as Partial<StoredFile>
  return (
    typeof fileId === 'string' &&
    id.test(fileId) &&
    typeof name === 'string' &&
    name !== '' &&
    countCharacters(name) <= 255 &&
    isSingleLine(name) &&
    typeof type === 'string' &&
    mediaType.test(type) &&
    typeof sizeBytes === 'number' &&
    Number.isInteger(sizeBytes) &&
    sizeBytes >= 0
  )
}

function accept(files: readonly StoredFile[], field: FieldModel): Reading {
  const { accept: accepted, maxSizeMb = 25 } = field.document
  if (files.length > fileCount(field))
    return refuse('count', `At most ${fileCount(field)} files are allowed.`, `最多 ${fileCount(field)} 个文件。`)
  if (files.some((file) => file.sizeBytes > sizeLimit(field)))
    return refuse('length', `A file has at most ${maxSizeMb} MB.`, `单个文件最大 ${maxSizeMb} MB。`)
  if (accepted !== undefined && !files.every((file) => accepted.some((one) => isAccepted(file, one))))
    return refuse('format', `Accepted files: ${accepted.join(', ')}.`, `允许的文件：${accepted.join('、')}。`)
  if (files.length === 0) return blank
  return {
    value: files.map(({ id: fileId, name, mediaType: type, sizeBytes }) => ({
      id: fileId.toLowerCase(),
      name,
      mediaType: type,
      // JSON knows a negative zero; the database does not
      sizeBytes: sizeBytes + 0,
    })),
  }
}

function acceptSchema(accepted: string): JsonSchema {
  return { properties: { [accepted.startsWith('.') ? 'name' : 'mediaType']: { pattern: acceptPattern(accepted) } } }
}

function isAccepted(file: StoredFile, accepted: string): boolean {
  return new RegExp(acceptPattern(accepted), 'u').test(accepted.startsWith('.') ? file.name : file.mediaType)
}

function acceptPattern(accepted: string): string {
  if (accepted.startsWith('.'))
    return `\\.${[...accepted.slice(1)].map((letter) => `[${letter}${letter.toUpperCase()}]`).join('')}$`
  return accepted.endsWith('/*') ? `^${accepted.slice(0, -1)}` : `^${accepted.replace(/[.+]/g, '\\$&')}$`
}
