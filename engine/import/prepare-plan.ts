import type { ImportMap, ImportPlan, ImportStep } from './map.ts'
import { type ImportableObject, type ImportMapping, parseMap } from './parse-map.ts'
import { hintFor, ImportRefused, importProblem } from './problem.ts'

/** The objects of an application, as far as importing has to know them; a model's `objects` are. */
export type ImportableObjects = ReadonlyMap<string, ImportableObject>

export interface PreparedStep {
  readonly step: ImportStep
  readonly mapping: ImportMapping
}

/** Checks all maps of a plan against their objects before the first file is opened. Throws `ImportRefused`. */
export function preparePlan(
  plan: ImportPlan,
  maps: ReadonlyMap<string, unknown>,
  objects: ImportableObjects,
): readonly PreparedStep[] {
  const prepared: PreparedStep[] = []
  const problems = plan.steps.flatMap((step) => {
    const parsed = prepareMap(maps.get(step.map), step.object, objects)
    if ('problems' in parsed)
      return parsed.problems.map((problem) => ({ ...problem, path: `${step.map}#${problem.path}` }))
    prepared.push({ step, mapping: parsed.mapping })
    return []
  })
  if (problems.length > 0) throw new ImportRefused(problems)
  return prepared
}

/** Finds the object that a map is for, named here or in the map itself, and checks the map against it. */
export function prepareMap(
  json: unknown,
  named: string | undefined,
  objects: ImportableObjects,
): ReturnType<typeof parseMap> {
  const inMap = typeof json === 'object' && json !== null ? (json as Partial<ImportMap>).object : undefined
  const name = named ?? (typeof inMap === 'string' ? inMap : '')
  const object = objects.get(name)
  if (object !== undefined) return parseMap(json, object, (target) => objects.get(target))
  const hint = hintFor(name, objects.keys())
  const values = { en: { name, hint: hint.en }, 'zh-CN': { name, hint: hint['zh-CN'] } }
  return { problems: [importProblem('unknown_object', { path: '/object' }, values)] }
}
