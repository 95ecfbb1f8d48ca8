/** What a target was, who changed it, when, and why. */
import type { TargetHistoryBody, TargetHistoryLine, TargetHistoryQuery } from '@attain/contract'
import { type Line, linesWithState } from '../../../store/targets/lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { visibleTarget } from './documents.ts'
import { namesOfPeople } from './names.ts'
import { visibleMember } from './visible-member.ts'

export async function historyOfTarget(
  context: Context,
  { target, subject, period }: TargetHistoryQuery,
): Promise<TargetHistoryBody> {
  const known = visibleTarget(context, target)
  await visibleMember(context, known, subject)
  const { db, view } = asSystem(context, null)
  const lines = await linesWithState(db, view, { target, periods: [period], subjects: [subject] }, [
    'proposed',
    'submitted',
    'agreed',
    'replaced',
    'rejected',
  ])
  const names = await namesOfPeople(
    context,
    lines.flatMap(({ author, decider }) => [author, decider].filter((id) => id !== null)),
  )
  return { items: lines.map((line) => lineBody(line, lines, names)) }
}

function lineBody(line: Line, lines: readonly Line[], names: ReadonlyMap<string, string>): TargetHistoryLine {
  const { id, amount, state, effective, reason, author, decider, at } = line
  const decidedBy = decider === null ? undefined : names.get(decider)
  return {
    ...{ id, amount, before: before(line, lines), state, effective, reason, at },
    by: (author !== null && names.get(author)) || '',
    ...(decidedBy && { decidedBy }),
  }
}

/** What had been agreed until then, and held on the day from which this one does. */
function before({ id, effective }: Line, lines: readonly Line[]): string | null {
  const earlier = lines.filter(
    (line) => line.id < id && line.effective <= effective && (line.state === 'agreed' || line.state === 'replaced'),
  )
  // later days go before earlier ones, and of one day the newest
  const [held] = earlier.sort((a, b) =>
    a.effective === b.effective ? (a.id < b.id ? 1 : -1) : a.effective < b.effective ? 1 : -1,
  )
  return held?.amount ?? null
}
