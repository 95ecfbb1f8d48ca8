/** The rules that every record of an object must meet. */
import type { Json } from '@attain/engine/fields'
import {
  type Condition,
  evaluateCondition,
  type FieldPath,
  pathsOf,
  readCondition,
  resolvePath,
} from '@attain/engine/formula'
import type { LiveObject } from '../store/live-workspace.ts'
import { relatedValues } from '../store/query/related-values.ts'
import type { Document } from '../store/write/columns.ts'
import type { Context } from './context.ts'
import type { RecordProblem } from './record-problem.ts'

interface Candidate {
  readonly document: Document
  readonly owner: string | null
}

interface Validation {
  readonly field: string
  readonly message: LiveObject['model']['validations'][number]['message']
  readonly condition: Condition
}

interface Rules {
  readonly validations: readonly Validation[]
  /** Paths over relations that the rules look at, by their first hop. */
  readonly related: ReadonlyMap<string, readonly FieldPath[]>
}

/** The rules that each record breaks, in order. */
export async function checkValidations(
  context: Context,
  object: LiveObject,
  records: readonly Candidate[],
): Promise<RecordProblem[][]> {
  const rules = rulesOf(context, object)
  if (rules.validations.length === 0) return records.map(() => [])
  const related = await readRelated(context, object, rules, records)
  return records.map((record) => {
    const valueAt = ({ path, hops, field }: FieldPath) => {
      const [hop] = hops
      return hop
        ? related
            .get(hop.name)
            ?.get(String(ownValue(record, hop.name)))
            ?.get(path)
        : ownValue(record, field.name)
    }
    const circumstances = { valueAt, currentUser: context.view.actor.personId, today: context.today }
    return rules.validations.flatMap(({ field, message, condition }) =>
      evaluateCondition(condition, circumstances) ? [] : [{ field, code: 'validation', message }],
    )
  })
}

function ownValue({ document, owner }: Candidate, name: string): Json | undefined {
  return name === 'owner' ? owner : document[name]
}

type Related = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Json>>>

async function readRelated(
  context: Context,
  object: LiveObject,
  { related }: Rules,
  records: readonly Candidate[],
): Promise<Related> {
  const found = new Map<string, ReadonlyMap<string, ReadonlyMap<string, Json>>>()
  for (const [hop, paths] of related) {
    const target = context.view.workspace.objects.get(object.model.fields.get(hop)?.target ?? '')
    const ids = [...new Set(records.map((record) => ownValue(record, hop)))].filter((id) => typeof id === 'string')
    if (target && ids.length > 0) found.set(hop, await relatedValues(context.db, context.view, target, ids, paths))
  }
  return found
}

const knownRules = new WeakMap<LiveObject, Rules>()

/** Read once per revision. */
function rulesOf(context: Context, object: LiveObject): Rules {
  const known = knownRules.get(object)
  if (known) return known
  const { model } = context.view.workspace
  const validations = object.model.validations.flatMap(({ must, message, field = '' }): Validation[] => {
    const reading = readCondition(must, (path) => resolvePath(path, object.model, model))
    return 'condition' in reading ? [{ field, message, condition: reading.condition }] : []
  })
  const related = new Map<string, FieldPath[]>()
  for (const path of validations.flatMap(({ condition }) => pathsOf(condition))) {
    const hop = path.hops[0]?.name
    if (hop !== undefined) related.set(hop, [...(related.get(hop) ?? []), path])
  }
  const rules = { validations, related }
  knownRules.set(object, rules)
  return rules
}
