/** Proposals are accepted or turned down by those who may set the target; whoever made one may take it back. */
import type { TargetDecision, TargetSaveBody } from '@attain/contract'
import { fraction, subtract, sum, text } from '@attain/engine/performance/fraction'
import { AttainError } from '../../../errors.ts'
import { type Line, linesById } from '../../../store/targets/lines.ts'
import { asSystem, type Context, inTransaction } from '../../context.ts'
import { beginApproval, openChange } from './change.ts'
import { type KnownTarget, visibleTarget } from './documents.ts'
import { assertRights } from './save.ts'
import { agreedAs, targetKey } from './subjects.ts'
import { type Current, changeLines, currentLines, giveWay, linesOf, oneAtATime } from './write.ts'

export async function decideProposals(
  context: Context,
  { proposals, accept }: TargetDecision,
): Promise<TargetSaveBody> {
  return inTransaction(context, async (inner) => {
    const { db, view } = asSystem(inner, null)
    const me = inner.view.actor.personId
    const lines = await linesById(db, view, [...new Set(proposals)])
    if (lines.length < new Set(proposals).size) throw gone()
    for (const [name, ofTarget] of Map.groupBy(lines, ({ target }) => target)) {
      const known = visibleTarget(inner, name)
      await oneAtATime(inner, name)
      const others = accept ? ofTarget : ofTarget.filter(({ author }) => author !== me)
      await assertRights(inner, known, others, 'set')
      // somebody may have decided while this one waited
      const current = await currentLines(inner, name, ofTarget)
      const open = new Set([...current.values()].flat().flatMap(({ id, state }) => (state === 'proposed' ? [id] : [])))
      if (ofTarget.some(({ id }) => !open.has(id))) throw gone()
      if (accept && known.target.approval !== undefined) await submit(inner, known, current, ofTarget)
      else if (accept) await agree(inner, current, ofTarget)
      else
        await changeLines(
          inner,
          ofTarget.map(({ id }) => ({ id, values: { state: 'rejected', decider: me } })),
        )
    }
    return { saved: lines.length, state: accept ? 'agreed' : 'proposed' }
  })
}

async function agree(context: Context, current: Current, lines: readonly Line[]): Promise<void> {
  const decider = context.view.actor.personId
  for (const [effective, sameDay] of Map.groupBy(lines, (line) => line.effective))
    await giveWay(context, current, sameDay, effective)
  const accepted = newestOf(lines)
  await changeLines(
    context,
    lines.map(({ id, target, period, subject, effective }) => ({
      id,
      values: accepted.has(id)
        ? { state: 'agreed', decider, agreed_as: agreedAs(target, period, subject, effective) }
        : { state: 'rejected', decider },
    })),
  )
}

/** What is accepted goes through the approval of the document. */
async function submit(context: Context, known: KnownTarget, current: Current, lines: readonly Line[]): Promise<void> {
  const decider = context.view.actor.personId
  const accepted = newestOf(lines)
  const taken = lines.filter(({ id }) => accepted.has(id))
  for (const [effective, sameDay] of Map.groupBy(taken, (line) => line.effective)) {
    const total = (amounts: readonly (string | null)[]) => sum(amounts.map((amount) => fraction(amount ?? '0')))
    const held = sameDay.map((line) => linesOf(current, line).find(({ state }) => state === 'agreed')?.amount ?? null)
    const change = await openChange(context, known, {
      ...{ effective, cells: sameDay.length, year: sameDay[0]?.period.slice(0, 4) ?? '' },
      reason: [...new Set(sameDay.map(({ reason }) => reason))].join('; ').slice(0, 500),
      difference: text(subtract(total(sameDay.map(({ amount }) => amount)), total(held))),
    })
    await changeLines(
      context,
      sameDay.map(({ id }) => ({ id, values: { state: 'submitted', decider, change } })),
    )
    await beginApproval(context, known, change)
  }
  await changeLines(
    context,
    lines.filter(({ id }) => !accepted.has(id)).map(({ id }) => ({ id, values: { state: 'rejected', decider } })),
  )
}

/** Of several proposals for one target that are accepted at once the newest counts; all others are turned down. */
function newestOf(lines: readonly Line[]): ReadonlySet<string> {
  const newest = new Map<string, string>()
  for (const { id, period, subject } of lines) {
    const key = targetKey(period, subject)
    const before = newest.get(key)
    if (before === undefined || before < id) newest.set(key, id)
  }
  return new Set(newest.values())
}

function gone(): AttainError {
  return new AttainError('conflict', {
    problem: { en: 'One of these proposals has been decided on already.', 'zh-CN': '其中有提议已被处理。' },
  })
}
