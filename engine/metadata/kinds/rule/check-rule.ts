import type { Bundle } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { missingNames } from '../../names.ts'
import { type Finding, problem } from '../../problem.ts'
import type { Action } from '../automation.ts'
import { checkActions } from '../check-actions.ts'
import { stageLinks } from './index.ts'
import type { RuleDocument } from './types.generated.ts'

/** What a record that is gone cannot be part of. */
const needsRecord: ReadonlySet<Action['do']> = new Set([
  'setFields',
  'assign',
  'tag',
  'startApproval',
  'withdrawApproval',
])

/** What a rule's schema cannot say. */
export function* checkRule(document: RuleDocument, bundle: Bundle): Generator<Finding> {
  const { object: name, on, actions } = document
  yield* checkActions(actions, '/actions', name, bundle, { canChoose: false })
  if (on.type === 'deleted')
    for (const [index, action] of actions.entries())
      if (needsRecord.has(action.do)) yield problem('record-gone', `/actions/${index}`, {})
  for (const link of stageLinks(document, bundle)) yield* missingNames(bundle, link)
  const object = bundle.objects.get(name)
  if (object === undefined) return
  if (on.type === 'stage' && object.document.stages === undefined) yield problem('no-stages', '/on', { object: name })
  const field = on.type === 'date' ? object.fields.get(on.field) : undefined
  if (field !== undefined && !['date', 'datetime'].includes(compileFieldOf(bundle, name, field).valueType))
    yield problem('not-a-date', '/on/field', { found: field.name, type: field.type })
}
