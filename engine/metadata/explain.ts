import type { ErrorObject } from 'ajv/dist/2020.js'
import { didYouMean } from './did-you-mean.ts'
import { nameType, typeInWords } from './json-type.ts'
import { kindSchemas } from './kinds/schemas.ts'
import type { Text } from './model.ts'
import { type Problem, problem } from './problem.ts'
import { place, step } from './problem-place.ts'

/** The keywords that explanations look at. */
interface Schema {
  readonly $ref?: string
  readonly const?: string | number
  readonly description?: string
  readonly 'x-zh-CN'?: { readonly description?: string }
  readonly pattern?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
}

/** A value that fits no branch of a choice fails in every branch; what matters is the branch that was meant. */
export function withoutNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
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

/** One mistake that Ajv found, in our words. */
export function explain(error: ErrorObject, path: string): Problem {
  const { keyword, instancePath, params, data } = error
  const parent = (error.parentSchema ?? {}) as Schema
  const at = place(path, instancePath)
  switch (keyword) {
    case 'required':
      return problem('missing-property', place(path, step(instancePath, params.missingProperty)), {
        property: params.missingProperty,
      })
    case 'additionalProperties': {
      const found: string = params.additionalProperty
      const known = Object.keys(parent.properties ?? {})
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
      return notAllowed(at, data, constantsOf(parent as Schema))
    case 'discriminator': {
      const { tag, tagValue } = params as { readonly tag: string; readonly tagValue: unknown }
      const where = place(path, step(instancePath, tag))
      if (tagValue === undefined) return problem('missing-property', where, { property: tag })
      return notAllowed(
        where,
        tagValue,
        branchesOf(parent).flatMap((branch) => constantsOf(branch.properties?.[tag] ?? {})),
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

function notAllowed(at: string, data: unknown, allowed: readonly (string | number)[]): Problem {
  if (typeof data !== 'string' && allowed.every((one) => typeof one === 'string'))
    return problem('wrong-type', at, {
      expected: typeInWords(allowed.length > 0 ? 'string' : 'object'),
      found: nameType(data),
    })
  const hint = didYouMean(String(data), allowed.map(String))
  return problem('not-allowed', at, { found: inWords(data), expected: allowed.join(', ') }, hint)
}

/** The values that a schema allows one by one. */
function constantsOf(schema: Schema): readonly (string | number)[] {
  return schema.const === undefined ? branchesOf(schema).flatMap(constantsOf) : [schema.const]
}

/** The branches of a choice, references to definitions of the kinds followed. */
function branchesOf(schema: Schema): readonly Schema[] {
  return (schema.oneOf ?? schema.anyOf ?? []).map(({ $ref, ...branch }) => {
    const name = $ref?.startsWith('#/$defs/') ? $ref.slice('#/$defs/'.length) : ''
    return definitionOf(name) ?? branch
  })
}

function definitionOf(name: string): Schema | undefined {
  for (const schema of Object.values(kindSchemas)) {
    const definitions = (schema.$defs ?? {}) as Readonly<Record<string, Schema>>
    if (Object.hasOwn(definitions, name)) return definitions[name]
  }
  return undefined
}

/** What a pattern or format stands for, in the words of its schema. */
function describedForm(schema: Schema): { expected: Text } {
  const chinese = schema['x-zh-CN']
  const form = String(schema.pattern ?? schema.format ?? '')
  return {
    expected: {
      en: schema.description ?? `The form ${form} is expected.`,
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
