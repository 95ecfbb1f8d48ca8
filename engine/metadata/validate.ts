import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { readDay } from '../fields/calendar.ts'
import type { Source } from './bundle.ts'
import { didYouMean } from './did-you-mean.ts'
import { nameType, typeInWords } from './json-type.ts'
import definitions from './kinds/definitions.json' with { type: 'json' }
import { fileOf, identityOf, kinds } from './kinds/index.ts'
import type { DocumentByKind, Kind } from './kinds/kind.ts'
import { limits } from './limits.ts'
import type { Text } from './model.ts'
import { type Problem, place, problem, step } from './problem.ts'
import type { RawBundle, RawDocument } from './read.ts'

/** Documents whose shape is right, one per identity, and the names of those whose shape is not. */
export interface ValidBundle {
  readonly stage: 'valid'
  readonly sources: readonly Source[]
  readonly broken: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Holds every document against the schema of its kind. */
export function validateBundle(raw: RawBundle): ValidBundle {
  const problems = [...raw.problems]
  const sources = new Map<string, Source>()
  const seen = new Map<string, string>()
  const broken = new Set<string>()
  for (const document of raw.documents) {
    const mistakes = shapeProblems(document)
    problems.push(...mistakes)
    const id = identityOf(document.kind, document.value)
    if (id === undefined) continue
    const other = seen.get(id)
    if (other !== undefined)
      problems.push(problem('duplicate-document', place(document.path, ''), { found: id, other }))
    else if (mistakes.length > 0) broken.add(id)
    else sources.set(id, toSource(document, id))
    if (other === undefined) {
      seen.set(id, document.path)
      problems.push(...misplaced(document))
    }
  }
  return { stage: 'valid', sources: [...sources.values()], broken, problems }
}

function toSource({ path, value }: RawDocument, id: string): Source {
  return { path, id, system: false, document: value as unknown as DocumentByKind[Kind] }
}

function misplaced({ path, kind, value }: RawDocument): Problem[] {
  const expected = fileOf(kind, value)
  return expected === undefined || expected === path
    ? []
    : [problem('file-name', place(path, ''), { expected, found: path })]
}

function shapeProblems({ path, kind, value }: RawDocument): Problem[] {
  if (kind === 'object' && Array.isArray(value.fields) && value.fields.length > limits.fieldsPerObject)
    return [
      problem('too-large', place(path, '/fields'), {
        what: { en: 'fields', 'zh-CN': '字段数' },
        found: value.fields.length,
        expected: limits.fieldsPerObject,
      }),
    ]
  const validate = validatorOf(kind)
  if (validate(value)) return []
  return withoutNoise(validate.errors ?? [])
    .slice(0, 100)
    .map((error) => explain(error, path))
}

let ajv: Ajv2020 | undefined

/** Made when first needed: compiling a schema takes longer than loading this module. */
function validatorOf(kind: Kind): ValidateFunction {
  if (ajv === undefined) {
    ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      discriminator: true,
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
    })
    ajv.addVocabulary(['x-zh-CN'])
    ajv.addFormat('date', (text: string) => readDay(text) !== null)
    ajv.addSchema(definitions)
    for (const { schema } of Object.values(kinds)) ajv.addSchema(schema)
  }
  const validate = ajv.getSchema(String(kinds[kind].schema.$id))
  if (validate === undefined) throw new Error(`The schema of kind ${kind} has no $id.`)
  return validate
}

/** A value that fits no branch of a choice fails in every branch; what matters is the branch that was meant. */
function withoutNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      kept.push(error)
      continue
    }
    const isInside = (other: ErrorObject) =>
      other.instancePath === error.instancePath || other.instancePath.startsWith(`${error.instancePath}/`)
    const inside = kept.filter(isInside)
    const meant = typeof error.data === 'object' ? inside.filter((other) => !isAboutScalars(other, error)) : []
    kept.splice(0, kept.length, ...kept.filter((other) => !isInside(other)), ...(meant.length > 0 ? meant : [error]))
  }
  return kept
}

function isAboutScalars(other: ErrorObject, choice: ErrorObject): boolean {
  return (
    other.instancePath === choice.instancePath && ['type', 'const', 'oneOf', 'anyOf', 'pattern'].includes(other.keyword)
  )
}

function explain(error: ErrorObject, path: string): Problem {
  const { keyword, instancePath, params, data } = error
  const parent = (error.parentSchema ?? {}) as { readonly [key: string]: unknown }
  const at = place(path, instancePath)
  switch (keyword) {
    case 'required':
      return problem('missing-property', place(path, step(instancePath, params.missingProperty)), {
        property: params.missingProperty,
      })
    case 'additionalProperties': {
      const found: string = params.additionalProperty
      const known = Object.keys((parent.properties as object | undefined) ?? {})
      return problem(
        'unknown-property',
        place(path, step(instancePath, found)),
        { found, expected: known.join(', ') },
        didYouMean(found, known),
      )
    }
    case 'type':
      return problem('wrong-type', at, { expected: typeInWords(params.type), found: nameType(data) })
    case 'const':
    case 'enum':
    case 'oneOf':
    case 'anyOf':
      return notAllowed(at, data, parent)
    case 'discriminator': {
      const allowed = ['list', 'group', 'text']
      const found: unknown = params.tagValue
      const where = place(path, step(instancePath, params.tag))
      if (found === undefined) return problem('missing-property', where, { property: params.tag })
      return problem(
        'not-allowed',
        where,
        { found: inWords(found), expected: allowed.join(', ') },
        didYouMean(String(found), allowed),
      )
    }
    case 'pattern':
    case 'format':
      return problem('wrong-format', at, { found: inWords(data), ...describedForm(parent) })
    default:
      return problem('out-of-range', at, {
        found: sizeInWords(keyword, data),
        expected: boundInWords(keyword, params.limit),
      })
  }
}

function notAllowed(at: string, data: unknown, parent: { readonly [key: string]: unknown }): Problem {
  const allowed = constantsOf(parent)
  if (typeof data !== 'string' && allowed.every((one) => typeof one === 'string'))
    return problem('wrong-type', at, {
      expected: typeInWords(allowed.length > 0 ? 'string' : 'object'),
      found: nameType(data),
    })
  return problem(
    'not-allowed',
    at,
    { found: inWords(data), expected: allowed.join(', ') },
    didYouMean(String(data), allowed.map(String)),
  )
}

/** The values that a choice lists, also through references to the kind's own definitions. */
function constantsOf(schema: { readonly [key: string]: unknown }): readonly (string | number)[] {
  const branches = (schema.oneOf ?? schema.anyOf ?? []) as readonly {
    readonly const?: string | number
    readonly $ref?: string
  }[]
  if (schema.const !== undefined) return [schema.const as string]
  return branches.flatMap((branch) => {
    if (branch.const !== undefined) return [branch.const]
    const definition = Object.values(kinds)
      .map(
        ({ schema: own }) =>
          (own.$defs as Readonly<Record<string, object>> | undefined)?.[branch.$ref?.split('/').at(-1) ?? ''],
      )
      .find((one) => one !== undefined)
    return definition === undefined ? [] : constantsOf(definition as { readonly [key: string]: unknown })
  })
}

/** What a pattern or format stands for, in the words of its schema. */
function describedForm(schema: { readonly [key: string]: unknown }): { expected: Text } {
  const chinese = schema['x-zh-CN'] as { readonly description?: string } | undefined
  const form = String(schema.pattern ?? schema.format ?? '')
  return {
    expected: {
      en: String(schema.description ?? `The form ${form} is expected.`),
      'zh-CN': chinese?.description ?? `应符合格式 ${form}。`,
    },
  }
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function sizeInWords(keyword: string, value: unknown): Text | string {
  if (Array.isArray(value)) return { en: `${value.length} entries`, 'zh-CN': `${value.length} 项` }
  if (typeof value === 'string' && keyword.endsWith('Length'))
    return { en: `${value.length} characters`, 'zh-CN': `${value.length} 个字符` }
  return inWords(value)
}

/** A bound of JSON Schema in words. */
function boundInWords(keyword: string, limit: unknown): Text {
  const words: Readonly<Record<string, Text>> = {
    minimum: { en: 'at least {n}', 'zh-CN': '不小于 {n}' },
    maximum: { en: 'at most {n}', 'zh-CN': '不大于 {n}' },
    minLength: { en: 'at least {n} characters', 'zh-CN': '至少 {n} 个字符' },
    maxLength: { en: 'at most {n} characters', 'zh-CN': '最多 {n} 个字符' },
    minItems: { en: 'at least {n} entries', 'zh-CN': '至少 {n} 项' },
    maxItems: { en: 'at most {n} entries', 'zh-CN': '最多 {n} 项' },
    minProperties: { en: 'exactly one operator', 'zh-CN': '恰好一个运算符' },
    maxProperties: { en: 'exactly one operator', 'zh-CN': '恰好一个运算符' },
    uniqueItems: { en: 'each entry once', 'zh-CN': '各项不重复' },
  }
  const { en, 'zh-CN': chinese = en } = words[keyword] ?? { en: keyword }
  return { en: en.replace('{n}', String(limit)), 'zh-CN': chinese.replace('{n}', String(limit)) }
}
