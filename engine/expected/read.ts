/** Files of cases: from text to what they say, held against their schema. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { readDay } from '../fields/calendar.ts'
import { explain, withoutNoise } from '../metadata/explain.ts'
import { parseJson } from '../metadata/json-text.ts'
import { limits } from '../metadata/limits.ts'
import { problem } from '../metadata/problem.ts'
import { place } from '../metadata/problem-place.ts'
import type { BundleFile } from '../metadata/read.ts'
import type { CaseFile } from './case-file.ts'
import schema from './cases.schema.json' with { type: 'json' }
import type { CaseProblem } from './problem.ts'

/** Where a bundle keeps its cases. */
export function isCasesPath(path: string): boolean {
  return path.startsWith('expected/') && path.endsWith('.json')
}

export function readCaseFile({
  path,
  text,
}: BundleFile): { readonly file: CaseFile } | { readonly problems: readonly CaseProblem[] } {
  const parsed = parseJson(text, limits.depth)
  if ('mistake' in parsed) {
    const { kind, line, column, expected, found } = parsed.mistake
    const at = place(path, '')
    if (kind === 'depth') return { problems: [problem('too-deep', at, { expected: limits.depth })] }
    if (kind === 'duplicate-key') return { problems: [problem('duplicate-key', at, { line, column, found })] }
    return { problems: [problem('invalid-json', at, { line, column, expected, found })] }
  }
  const validate = validator()
  if (validate(parsed.value)) return { file: parsed.value as unknown as CaseFile }
  return { problems: withoutNoise(validate.errors ?? []).map((error) => explain(error, path)) }
}

let compiled: ValidateFunction | undefined

function validator(): ValidateFunction {
  if (compiled !== undefined) return compiled
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  })
  ajv.addVocabulary(['x-zh-CN'])
  ajv.addFormat('date', (text: string) => readDay(text) !== null)
  compiled = ajv.compile(schema)
  return compiled
}
