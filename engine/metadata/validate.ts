import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { readDay } from '../fields/calendar.ts'
import type { Source } from './bundle.ts'
import { explain, withoutNoise } from './explain.ts'
import definitions from './kinds/definitions.json' with { type: 'json' }
import { fileOf, identityOf } from './kinds/index.ts'
import type { DocumentByKind, Kind } from './kinds/kind.ts'
import { kindSchemas } from './kinds/schemas.ts'
import { limits } from './limits.ts'
import { type Problem, problem } from './problem.ts'
import { place } from './problem-place.ts'
import type { RawBundle, RawDocument } from './read.ts'
import { finish, type Steps } from './steps.ts'

/** Documents whose shape is right, one per identity, and the names of those whose shape is not. */
export interface ValidBundle {
  readonly stage: 'valid'
  readonly sources: readonly Source[]
  readonly broken: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Holds every document against the schema of its kind. */
export function validateBundle(raw: RawBundle): ValidBundle {
  return finish(validateInSteps(raw))
}

export function* validateInSteps(raw: RawBundle): Steps<ValidBundle> {
  const problems = [...raw.problems]
  const sources = new Map<string, Source>()
  const seen = new Map<string, string>()
  const broken = new Set<string>()
  for (const document of raw.documents) {
    yield
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
    ajv.addVocabulary(['x-zh-CN', 'x-meaning'])
    ajv.addFormat('date', (text: string) => readDay(text) !== null)
    ajv.addSchema(definitions)
    for (const schema of Object.values(kindSchemas)) ajv.addSchema(schema)
  }
  const validate = ajv.getSchema(String(kindSchemas[kind].$id))
  if (validate === undefined) throw new Error(`The schema of kind ${kind} has no $id.`)
  return validate
}
