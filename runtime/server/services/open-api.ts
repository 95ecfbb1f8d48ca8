/**
 * OpenAPI 3.1 of the published application, as far as the asker may see it: an operation per object and right, with the
 * fields by name and type. The fixed addresses come from the contract.
 */
import * as contract from '@attain/contract'
import { recordInputSchema, recordOutputSchema } from '@attain/engine/fields'
import type { FieldModel, ObjectModel, Text } from '@attain/engine/metadata'
import { errorKinds } from '../errors.ts'
import { accessOf, isAdministrating, type View } from '../store/live-workspace.ts'
import { isWritten } from './known-field.ts'

type Language = 'en' | 'zh-CN'
type Schema = Record<string, unknown>

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
const answer = (description: string, schema: Schema) => ({ description, ...json(schema) })
const parameter = (name: string, where: 'path' | 'query' | 'header', schema: Schema, description: string) => ({
  name,
  in: where,
  required: where === 'path',
  schema,
  description,
})

const words = {
  list: { en: 'List', 'zh-CN': '列表：' },
  query: { en: 'Query with a long filter:', 'zh-CN': '使用长筛选条件查询：' },
  count: { en: 'Count, up to 10,000:', 'zh-CN': '计数（最多 10,000）：' },
  aggregate: { en: 'Sum, count and group:', 'zh-CN': '汇总与分组：' },
  read: { en: 'Read one', 'zh-CN': '读取一条' },
  create: { en: 'Create', 'zh-CN': '新建' },
  change: { en: 'Change', 'zh-CN': '修改' },
  delete: { en: 'Delete', 'zh-CN': '删除' },
  bulk: { en: 'Write many:', 'zh-CN': '批量写入：' },
  history: { en: 'History of', 'zh-CN': '变更历史：' },
  export: { en: 'Export', 'zh-CN': '导出' },
  deleted: { en: 'Recycle bin:', 'zh-CN': '回收站：' },
  restore: { en: 'Restore', 'zh-CN': '恢复' },
} satisfies Record<string, Text>

export function describeApi(view: View, language: Language): Schema {
  const { model } = view.workspace
  const objects = [...model.objects.values()].filter((object) => accessOf(view, object).read.op !== 'never')
  const text = (value: Text) => value[language] ?? value.en
  return {
    openapi: '3.1.0',
    info: {
      title: text(model.app.label),
      version: `${model.app.version ?? '0.1.0'}+revision.${view.workspace.revision}`,
      description: text(introduction),
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [
      { name: general[language] },
      ...objects.map((object) => ({
        name: text(object.pluralLabel),
        ...(object.description ? { description: text(object.description) } : {}),
      })),
    ],
    paths: Object.assign({}, generalPaths(language), ...objects.map((object) => objectPaths(view, object, language))),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'attain_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'attain_session' },
      },
      schemas: Object.assign(
        {
          Error: contract.ErrorBody,
          Count: contract.CountBody,
          Aggregate: contract.AggregateBody,
          AggregateQuery: contract.AggregateQuery,
          ListQuery: contract.ListQuery,
          ExportQuery: contract.ExportQuery,
          Bulk: contract.BulkBody,
          BulkReport: contract.BulkReport,
          History: contract.HistoryBody,
          Search: contract.SearchBody,
          Session: contract.SessionBody,
          File: contract.FileBody,
        },
        ...objects.map((object) => objectSchemas(view, object)),
      ),
      responses: errorResponses(),
    },
    'x-administrator': isAdministrating(view),
  }
}

const general = { en: 'General', 'zh-CN': '通用' }

const introduction: Text = {
  en: 'Decimals are strings ("1054.00"), dates "2017-03-01", datetimes ISO 8601 in UTC, references ids. A write may name the version that it read (If-Match) and may be repeated safely (Idempotency-Key). Filters are JSON Logic.',
  'zh-CN':
    '小数为字符串（"1054.00"），日期为 "2017-03-01"，时间为 UTC 的 ISO 8601，引用为 id。写入可用 If-Match 指明所读版本，用 Idempotency-Key 安全重试。筛选条件为 JSON Logic。',
}

function objectPaths(view: View, object: ObjectModel, language: Language): Schema {
  const access = accessOf(view, object)
  const label = object.label[language] ?? object.label.en
  const plural = object.pluralLabel[language] ?? object.pluralLabel.en
  const summary = (verb: keyof typeof words, what: string) =>
    language === 'en' ? `${words[verb].en} ${what}` : `${words[verb]['zh-CN']}${what}`
  const operation = (name: string, verb: keyof typeof words, what: string, rest: Schema) => ({
    operationId: `${name}_${object.name}`,
    tags: [plural],
    summary: summary(verb, what),
    ...rest,
  })
  const record = reference(object.name)
  const failing = (...codes: number[]) =>
    Object.fromEntries([401, 429, ...codes].map((code) => [code, { $ref: `#/components/responses/${code}` }]))
  const base = `/api/records/${object.name}`
  const id = parameter('id', 'path', { type: 'string', format: 'uuid' }, 'id')
  const search = parameter('search', 'query', { type: 'string', maxLength: 200 }, 'words to look for')
  const filter = parameter('filter', 'query', { type: 'string', maxLength: 16000 }, 'JSON Logic')
  const onceKey = parameter(
    'Idempotency-Key',
    'header',
    { type: 'string', maxLength: 200 },
    'a repeated request with the same key is done once',
  )
  const match = parameter('If-Match', 'header', { type: 'string' }, 'the version that was read, in quotes')
  const body = (mode: string) => ({ required: true, ...json(reference(`${object.name}_${mode}`)) })
  const listAnswer = {
    type: 'object',
    required: ['items', 'next'],
    properties: { items: { type: 'array', items: record }, next: { type: ['string', 'null'] } },
  }
  const paths: Schema = {
    [`${base}`]: {
      get: operation('list', 'list', plural, {
        parameters: [
          parameter('fields', 'query', { type: 'string' }, 'names with commas, related ones as account.name'),
          filter,
          parameter('sort', 'query', { type: 'string' }, 'names with commas, - in front descends'),
          parameter('limit', 'query', { type: 'string', pattern: '^[0-9]{1,3}$' }, '1…200, default 50'),
          parameter('after', 'query', { type: 'string' }, 'next of the page before'),
          search,
        ],
        responses: { 200: answer('OK', listAnswer), ...failing(400) },
      }),
      ...(access.create
        ? {
            post: operation('create', 'create', label, {
              parameters: [onceKey],
              requestBody: body('create'),
              responses: { 201: answer('Created', record), ...failing(400, 403, 409, 413, 422) },
            }),
          }
        : {}),
    },
    [`${base}/query`]: {
      post: operation('query', 'query', plural, {
        requestBody: { required: true, ...json(reference('ListQuery')) },
        responses: { 200: answer('OK', listAnswer), ...failing(400, 413) },
      }),
    },
    [`${base}/count`]: {
      get: operation('count', 'count', plural, {
        parameters: [filter, search],
        responses: { 200: answer('OK', reference('Count')), ...failing(400) },
      }),
    },
    [`${base}/aggregate`]: {
      post: operation('aggregate', 'aggregate', plural, {
        requestBody: { required: true, ...json(reference('AggregateQuery')) },
        responses: { 200: answer('OK', reference('Aggregate')), ...failing(400) },
      }),
    },
    [`${base}/{id}`]: {
      get: operation('read', 'read', label, {
        parameters: [id, parameter('fields', 'query', { type: 'string' }, 'names with commas')],
        responses: { 200: answer('OK', record), ...failing(404) },
      }),
      ...(access.edit.op === 'never'
        ? {}
        : {
            patch: operation('change', 'change', label, {
              parameters: [id, match, onceKey],
              requestBody: body('change'),
              responses: { 200: answer('OK', record), ...failing(400, 403, 404, 409, 412, 413, 422) },
            }),
          }),
      ...(access.delete.op === 'never'
        ? {}
        : {
            delete: operation('delete', 'delete', label, {
              parameters: [id, match, onceKey],
              responses: { 204: { description: 'Deleted' }, ...failing(403, 404, 409, 412) },
            }),
          }),
    },
    [`${base}/{id}/history`]: {
      get: operation('history', 'history', label, {
        parameters: [id, parameter('after', 'query', { type: 'string' }, 'next of the page before')],
        responses: { 200: answer('OK', reference('History')), ...failing(404) },
      }),
    },
  }
  if (access.export) {
    paths[`${base}/export`] = {
      post: operation('export', 'export', plural, {
        requestBody: { required: true, ...json(reference('ExportQuery')) },
        responses: { 200: answer('OK', listAnswer), ...failing(400, 403, 413) },
      }),
    }
  }
  if (access.delete.op !== 'never') {
    const bin = `/api/recycle-bin/${object.name}`
    paths[bin] = {
      get: operation('deleted', 'deleted', plural, {
        parameters: [parameter('after', 'query', { type: 'string' }, 'next of the page before')],
        responses: { 200: answer('OK', listAnswer), ...failing(403) },
      }),
    }
    paths[`${bin}/{id}/restore`] = {
      post: operation('restore', 'restore', label, {
        parameters: [id, onceKey],
        responses: { 200: answer('OK', record), ...failing(403, 404, 409) },
      }),
    }
  }
  if (access.create || access.edit.op !== 'never' || access.delete.op !== 'never') {
    paths[`${base}/bulk`] = {
      post: operation('bulk', 'bulk', plural, {
        parameters: [onceKey],
        requestBody: { required: true, ...json(reference('Bulk')) },
        responses: { 200: answer('OK', reference('BulkReport')), ...failing(400, 403, 409, 413, 422) },
      }),
    }
  }
  return paths
}

function objectSchemas(view: View, object: ObjectModel): Schema {
  const access = accessOf(view, object)
  const fields = (show: (field: FieldModel) => boolean) =>
    new Set([...object.fields.values()].filter(show).map((field) => field.name))
  const readable = fields((field) => access.readField(field).op !== 'never')
  const writable = fields((field) => isWritten(access, field))
  const output = only(recordOutputSchema(object) as Schema, readable)
  const input = (mode: 'create' | 'update') => ({
    type: 'object',
    additionalProperties: false,
    required: ['values'],
    properties: { values: only(recordInputSchema(object, mode) as Schema, writable) },
  })
  return {
    [object.name]: {
      type: 'object',
      required: ['id', 'version', 'values', 'labels'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        version: { type: 'integer' },
        values: output,
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        can: { type: 'object', properties: { edit: { type: 'boolean' }, delete: { type: 'boolean' } } },
      },
    },
    [`${object.name}_create`]: input('create'),
    [`${object.name}_change`]: input('update'),
  }
}

/** An object schema with only these properties. */
function only(schema: Schema, names: ReadonlySet<string>): Schema {
  const properties = Object.entries((schema.properties ?? {}) as Schema).filter(([name]) => names.has(name))
  const required = ((schema.required ?? []) as string[]).filter((name) => names.has(name))
  return { ...schema, properties: Object.fromEntries(properties), ...(schema.required ? { required } : {}) }
}

function generalPaths(language: Language): Schema {
  const tags = [general[language]]
  const get = (operationId: string, summary: string, schema: Schema, parameters: Schema[] = []) => ({
    get: {
      operationId,
      tags,
      summary,
      parameters,
      responses: { 200: answer('OK', schema), 401: { $ref: '#/components/responses/401' } },
    },
  })
  return {
    '/api/session': get('session', 'Who is asking', reference('Session')),
    '/api/search': get('search', 'Search by words', reference('Search'), [
      parameter('q', 'query', { type: 'string', maxLength: 200 }, 'what was typed'),
      parameter('objects', 'query', { type: 'string' }, 'object names with commas'),
      parameter('limit', 'query', { type: 'string', pattern: '^[0-9]{1,2}$' }, '1…50'),
    ]),
    '/api/files': {
      post: {
        operationId: 'upload_file',
        tags,
        summary: 'Upload a file for an attachment field',
        parameters: [
          { ...parameter('name', 'query', { type: 'string', maxLength: 300 }, 'file name'), required: true },
        ],
        requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
        responses: { 201: answer('Created', reference('File')), 413: { $ref: '#/components/responses/413' } },
      },
    },
  }
}

/** One response per status, with the codes that it may carry. */
function errorResponses(): Schema {
  const byStatus = new Map<number, string[]>()
  for (const [code, { status }] of Object.entries(errorKinds))
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, answer(codes.join(', '), reference('Error'))]),
  )
}
