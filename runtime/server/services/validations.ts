/** The rules that every record of an object must meet. */
import { readWritten, scopeOf } from '@attain/engine/formula/language'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import type { Context } from './context.ts'
import { type Candidate, compileRecordFormulas, evaluateFormulas, type RecordFormulas } from './record-formulas.ts'
import type { RecordProblem } from './record-problem.ts'

interface Rules {
  readonly problems: readonly RecordProblem[]
  readonly formulas: RecordFormulas
}

/** The rules that each record breaks, in order. */
export async function checkValidations(
  context: Context,
  object: LiveObject,
  records: readonly Candidate[],
): Promise<RecordProblem[][]> {
  const { problems, formulas } = rulesOf(context, object)
  if (problems.length === 0) return records.map(() => [])
  const results = await evaluateFormulas(context, object, formulas, records)
  const access = accessOf(context.view, object.model)
  return results.map((holds) =>
    problems
      .filter((_, rule) => holds[rule] !== true)
      .map((problem) => {
        const field = object.model.fields.get(problem.field)
        // a rule is told to whoever breaks it, the field that it stands at only to who sees that
        return field && access.readField(field).op === 'never' ? { ...problem, field: '' } : problem
      }),
  )
}

const known = new WeakMap<LiveObject, Rules>()

/** Read once per revision. */
function rulesOf(context: Context, object: LiveObject): Rules {
  const before = known.get(object)
  if (before) return before
  const { model } = context.view.workspace
  const scope = scopeOf(model, object.model)
  const rules = object.model.validations.flatMap(({ must, message, field = '' }) => {
    const reading = readWritten(must, scope, { kind: 'boolean' })
    return 'typed' in reading ? [{ problem: { field, code: 'validation', message }, typed: reading.typed }] : []
  })
  const compiled: Rules = {
    problems: rules.map(({ problem }) => problem),
    formulas: compileRecordFormulas(
      model,
      object.model,
      rules.map(({ typed }) => typed),
    ),
  }
  known.set(object, compiled)
  return compiled
}
