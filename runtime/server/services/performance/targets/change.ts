/** Targets of a document that names an approval: what was changed together is one record, and holds once it is approved. */

import { linesOfChange } from '../../../store/targets/lines.ts'
import { loadRecords } from '../../../store/write/load.ts'
import { changeRecords } from '../../actions/change-records.ts'
import type { Instance } from '../../approvals/instance.ts'
import { startApproval } from '../../approvals/start.ts'
import { asSystem, type Context } from '../../context.ts'
import { createRecord } from '../../records.ts'
import type { KnownTarget } from './documents.ts'
import { agreedAs } from './subjects.ts'
import { changeLines, currentLines, giveWay, objectNamed, oneAtATime } from './write.ts'

export const CHANGE = 'target_change'

export interface NewChange {
  readonly effective: string
  readonly reason: string
  readonly cells: number
  /** What the targets come to, less what they were. */
  readonly difference: string
  readonly year: string
}

/** Answers its id. */
export async function openChange(
  context: Context,
  { target }: KnownTarget,
  { cells, year, ...change }: NewChange,
): Promise<string> {
  const author = context.view.actor.personId
  const label = target.label[context.language] ?? target.label.en
  const { id } = await createRecord(asSystem(context, author), objectNamed(context, CHANGE), {
    name: `${label} ${year}`,
    ...{ target: target.name, author, owner: author, state: 'submitted', cells: String(cells), ...change },
  })
  return id
}

export async function beginApproval(context: Context, { target }: KnownTarget, change: string): Promise<void> {
  const submitter = context.view.actor.personId
  const object = objectNamed(context, CHANGE)
  await startApproval(asSystem(context, submitter), {
    object,
    name: target.approval ?? '',
    recordId: change,
    submitter,
  })
}

/** An approval has ended, in its transaction: what it was about holds, or changes nothing. */
export async function endChange(context: Context, { object, recordId, state }: Instance): Promise<void> {
  const { db, view, today } = asSystem(context, null)
  const lines = (await linesOfChange(db, view, recordId)).filter((line) => line.state === 'submitted')
  const isApproved = state?.status === 'approved'
  for (const [target, some] of Map.groupBy(lines, (line) => line.target)) {
    await oneAtATime(context, target)
    if (isApproved) {
      const current = await currentLines(context, target, some)
      for (const [day, sameDay] of Map.groupBy(some, ({ effective }) => effective))
        await giveWay(context, current, sameDay, day)
    }
    await changeLines(
      context,
      some.map(({ id, period, subject, effective }) => ({
        id,
        values: isApproved
          ? { state: 'agreed', agreed_as: agreedAs(target, period, subject, effective) }
          : { state: 'rejected' },
      })),
    )
  }
  const loaded = await loadRecords(db, view, object, [recordId], today)
  await changeRecords(asSystem(context, null), object, [...loaded.values()], {
    state: isApproved ? 'approved' : 'rejected',
  })
}
