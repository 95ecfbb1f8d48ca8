/** Places and values of documents as people know them: by the titles of the kind's schema and the labels inside. */
import type { Json, JsonSchema } from '@attain/engine/fields'
import { isKind, schemaInLanguage } from '@attain/engine/metadata'
import { stepsOf } from '../document/pointer.ts'
import { kindSchema } from '../schema-form/kind-schema.ts'
import { stageWordsAt } from './stage-words.ts'

type Language = 'en' | 'zh-CN'
type Part = { readonly [key: string]: Json }

export interface Words {
  /** `/fields/amount/required` as "Fields › Amount › Required". */
  readonly place: string
  /** A value there: "yes", the title of a choice, a label; JSON for what is none of these. */
  say(value: Json | undefined): string
}

const inLanguages = new Map<string, JsonSchema>()
const nothing: Record<Language, string> = { en: 'nothing', 'zh-CN': '无' }
const truth: Record<Language, readonly [no: string, yes: string]> = { en: ['no', 'yes'], 'zh-CN': ['否', '是'] }
const separators: Record<Language, string> = { en: ', ', 'zh-CN': '、' }
const languages: Record<string, string> = { en: 'English', 'zh-CN': '中文' }
const LONGEST = 300

/** What a kind says better itself of a value that stands at a place; undefined for all others. */
export type SayPart = (value: Json | undefined, place: string) => string | undefined

/** What a document is called that others name; undefined where it is not known. */
export type SayDocument = (identity: string) => string | undefined

/** While something is drawn. `documents`: the document before and after, in which the entries of lists have their labels. */
export function wordsAt(
  kind: string,
  place: string,
  documents: readonly (Json | undefined)[],
  language: Language,
  sayPart: SayPart = () => undefined,
  sayDocument: SayDocument = () => undefined,
): Words {
  const root = schemaOf(kind, language)
  const ofStages = stageWordsAt(kind, place, documents, language)
  if (ofStages !== undefined) {
    const { title } = asPart(asPart(root.properties)?.stages) ?? {}
    return { ...ofStages, place: `${typeof title === 'string' ? title : 'stages'} › ${ofStages.place}` }
  }
  let schema: Part | undefined = root
  let values = documents
  const words: string[] = []
  for (const step of stepsOf(place)) {
    const shape = resolve(schema, root)
    const isList = values.some(Array.isArray)
    values = values.map((value) => entryOf(value, step))
    schema = isList ? asPart(shape?.items) : branch(shape, step, root)
    const label = isList
      ? values
          .map((value) => labelOf(value, language) ?? sayPart(value, place) ?? nameOf(value, sayDocument))
          .find(Boolean)
      : undefined
    words.push(label ?? (typeof schema?.title === 'string' && !isList ? schema.title : (languages[step] ?? step)))
  }
  const shape = resolve(schema, root)
  return { place: words.join(' › '), say: (value) => sayPart(value, place) ?? say(value, shape, root, language) }
}

function say(value: Json | undefined, shape: Part | undefined, root: Part, language: Language): string {
  if (value === undefined) return nothing[language]
  if (typeof value === 'boolean') return truth[language][value ? 1 : 0] ?? ''
  const choice = choicesOf(shape).find((one) => one.const === value)
  if (typeof choice?.title === 'string') return choice.title
  if (typeof value === 'string') return shorten(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || labelOf(item, language))) {
    const item = resolve(asPart(shape?.items), root)
    return shorten(
      value.map((each) => labelOf(each, language) ?? say(each, item, root, language)).join(separators[language]),
    )
  }
  const part = asPart(value)
  const name = part !== undefined && Object.keys(part).length === 1 ? nameOf(part) : undefined
  return labelOf(value, language) ?? name ?? shorten(sayEach(part, shape, root, language) ?? JSON.stringify(value))
}

/** Property by property, but for what it goes by, which stands beside it: "Whose figures: own"; undefined without titles. */
function sayEach(part: Part | undefined, shape: Part | undefined, root: Part, language: Language): string | undefined {
  const name = nameIn(part)
  const said = Object.entries(part ?? {}).flatMap(([key, value]) => {
    if (key === name) return []
    const own = branch(shape, key, root)
    return [
      typeof own?.title === 'string' ? `${own.title}: ${say(value, resolve(own, root), root, language)}` : undefined,
    ]
  })
  return said.length > 0 && said.every((words) => words !== undefined) ? said.join(separators[language]) : undefined
}

/** What an entry is called: its label, or itself when it is words per language. */
function labelOf(value: Json | undefined, language: Language): string | undefined {
  const part = asPart(value)
  const text = asPart(part?.label) ?? asPart(part?.message) ?? (typeof part?.en === 'string' ? part : undefined)
  const words = text?.[language] ?? text?.en
  return typeof words === 'string' ? words : undefined
}

/** What entries without a label go by, and the kind of document that it names, if it does. */
const goBy = {
  name: '',
  field: '',
  object: 'object',
  kpi: 'kpi',
  scorecard: 'scorecard',
  plan: 'commission-plan',
} as const

function nameIn(part: Part | undefined) {
  return (Object.keys(goBy) as (keyof typeof goBy)[]).find((key) => typeof part?.[key] === 'string')
}

/** What an entry without a label tells others apart by. */
function nameOf(value: Json | undefined, sayDocument: SayDocument = () => undefined): string | undefined {
  const part = asPart(value)
  const key = nameIn(part)
  if (key === undefined) return undefined
  const name = String(part?.[key])
  return sayDocument(`${goBy[key]}:${name}`) ?? name
}

/** The entry of a list that a step names or counts, or the property of an object. */
function entryOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value))
    return (
      value.find((item) => item === step || asPart(item)?.name === step) ??
      value.find((item) => Object.values(asPart(item) ?? {}).some((part) => part === step)) ??
      (/^\d+$/.test(step) ? (value[Number(step)] as Json | undefined) : undefined)
    )
  const part = asPart(value)
  return part !== undefined && Object.hasOwn(part, step) ? part[step] : undefined
}

function branch(shape: Part | undefined, step: string, root: Part): Part | undefined {
  const own = asPart(asPart(shape?.properties)?.[step])
  if (own !== undefined) return own
  for (const list of [shape?.oneOf, shape?.anyOf])
    for (const one of Array.isArray(list) ? list : []) {
      const found = asPart(asPart(resolve(asPart(one), root)?.properties)?.[step])
      if (found !== undefined) return found
    }
  return undefined
}

function choicesOf(shape: Part | undefined): readonly Part[] {
  const lists = [shape?.oneOf, shape?.anyOf].flatMap((list) => (Array.isArray(list) ? list : []))
  return lists.map(asPart).filter((part) => part !== undefined)
}

/** A reference with its own title keeps it. */
function resolve(schema: Part | undefined, root: Part): Part | undefined {
  const reference = schema?.$ref
  if (typeof reference !== 'string') return schema
  return { ...asPart(asPart(root.$defs)?.[reference.replace('#/$defs/', '')]), ...schema }
}

function schemaOf(kind: string, language: Language): Part {
  const key = `${kind} ${language}`
  const schema = inLanguages.get(key) ?? (isKind(kind) ? schemaInLanguage(kindSchema(kind), language) : {})
  inLanguages.set(key, schema)
  return schema
}

function asPart(value: Json | undefined): Part | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : undefined
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
