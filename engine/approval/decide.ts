import { advance } from './advance.ts'
import { ownTask } from './authority.ts'
import type { ApprovalNode } from './definition.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import { conclude, settle } from './settle.ts'

/** Approves or rejects. */
export function decide(run: Run, { type, task: id, by, opinion }: EventOf<'approve' | 'reject'>): Refusal | undefined {
  const task = ownTask(run, id, by)
  if ('refused' in task) return task
  const approved = type === 'approve'
  const refusal = approved ? refuseWhatIsMissing(run, run.step(task)) : undefined
  if (refusal) return refusal
  run.happen({ type: 'decided', task: id, by, approved, ...(opinion !== undefined && { opinion }) })
  goOn(run, task.visit)
  return undefined
}

/** After decisions of a step changed. */
export function goOn(run: Run, visit: number): void {
  const verdict = settle(run, visit)
  if (verdict !== 'open') advance(run, conclude(run, visit, verdict))
}

/** An approval needs the fields that the node requires. */
export function refuseWhatIsMissing(run: Run, { fields = {} }: ApprovalNode): Refusal | undefined {
  const required = Object.keys(fields).filter((field) => fields[field] === 'required')
  const missing = required.length === 0 ? [] : run.context.blank(required)
  return missing.length === 0 ? undefined : refuse({ refused: 'fields-missing', fields: missing })
}
