/** Targets are set or proposed: many at once, each as a new line; what somebody else changed meanwhile is refused. */
import type { TargetConflict, TargetSave, TargetSaveBody } from '@attain/contract'
import { type Period, periodOf } from '@attain/engine/performance/calendar'
import { fraction, subtract, sum, text } from '@attain/engine/performance/fraction'
import { isWholeUnits } from '@attain/engine/performance/target'
import { AttainError } from '../../../errors.ts'
import { type Context, inTransaction } from '../../context.ts'
import { beginApproval, openChange } from './change.ts'
import { type KnownTarget, visibleTarget } from './documents.ts'
import { namesOfPeople } from './names.ts'
import { targetKey } from './subjects.ts'
import { membersOf } from './who.ts'
import {
  addLines,
  type Cell,
  type Current,
  changeLines,
  currentLines,
  giveWay,
  linesOf,
  type NewLines,
  oneAtATime,
} from './write.ts'

/** All of the cells or none, in one transaction. */
export async function saveTargets(
  context: Context,
  asked: TargetSave,
  how: 'set' | 'propose',
): Promise<TargetSaveBody> {
  const known = visibleTarget(context, asked.target)
  const cells = withoutRepeats(asked.cells)
  const periods = periodsOf(known, cells)
  assertAmounts(known, cells)
  const { set, proposed } = await sortByRight(context, known, cells, asked.orPropose === true ? 'either' : how)
  const about = { effective: asked.effective ?? context.today, reason: asked.reason }
  const { name } = known.target
  return inTransaction(context, async (inner) => {
    await oneAtATime(inner, name)
    const current = await currentLines(inner, name, cells)
    await assertSeen(inner, current, set)
    if (proposed.length > 0) {
      await replaceOwnProposals(inner, current, proposed)
      await addLines(inner, name, proposed, periods, { state: 'proposed', ...about })
    }
    const both = set.length > 0 && proposed.length > 0 && { proposed: proposed.length }
    if (set.length === 0) return { saved: cells.length, state: 'proposed' }
    if (known.target.approval !== undefined)
      return { ...(await submit(inner, known, set, periods, current, about)), saved: cells.length, ...both }
    await giveWay(inner, current, set, about.effective)
    await addLines(inner, name, set, periods, { state: 'agreed', ...about })
    return { saved: cells.length, state: 'agreed', ...both }
  })
}

/** Of a cell that is given twice the last one counts, as when one types twice. */
function withoutRepeats(cells: readonly Cell[]): readonly Cell[] {
  return [...new Map(cells.map((cell) => [targetKey(cell.period, cell.subject), cell])).values()]
}

function periodsOf({ target, calendar }: KnownTarget, cells: readonly Cell[]): ReadonlyMap<string, Period> {
  const { total, every } = target.periods
  const found = new Map<string, Period>()
  for (const key of new Set(cells.map(({ period }) => period))) {
    const period = periodOf(calendar, key)
    if (period === undefined || (period.granularity !== total && period.granularity !== every))
      throw invalid(`"${key}" is no period that has targets.`, `“${key}”不是设定目标的期间。`)
    found.set(key, period)
  }
  return found
}

function assertAmounts({ target }: KnownTarget, cells: readonly Cell[]): void {
  for (const { amount } of cells)
    if (amount !== null && !isWholeUnits(amount, target.scale))
      throw invalid(
        `${amount} has more digits than targets of ${target.label.en} have.`,
        `${amount} 的精度超过“${target.label['zh-CN'] ?? target.label.en}”目标的最小单位。`,
      )
}

/** Only those of whom the asker's roles say so. */
export async function assertRights(
  context: Context,
  known: KnownTarget,
  cells: readonly { readonly subject: string }[],
  how: 'set' | 'propose',
): Promise<void> {
  await sortByRight(context, known, cells, how)
}

/** What may be set and what is to be proposed; anything else is refused. */
async function sortByRight<C extends { readonly subject: string }>(
  context: Context,
  known: KnownTarget,
  cells: readonly C[],
  how: 'set' | 'propose' | 'either',
): Promise<{ readonly set: readonly C[]; readonly proposed: readonly C[] }> {
  const members = await membersOf(context, known, new Set(cells.map(({ subject }) => subject)))
  const rights = new Map<string, string>(members.map(({ subject, right }) => [subject, right]))
  const sorted = Object.groupBy(cells, ({ subject }) => {
    const right = rights.get(subject)
    if (right === undefined || right === 'none')
      throw new AttainError('not_found', { what: { en: `subject "${subject}"`, 'zh-CN': `对象“${subject}”` } })
    if (right === 'set') return how === 'propose' ? 'proposed' : 'set'
    if (right === 'propose' && how !== 'set') return 'proposed'
    throw new AttainError('forbidden', {
      action:
        how === 'propose'
          ? { en: 'proposing this target', 'zh-CN': '提议该目标' }
          : { en: 'setting this target', 'zh-CN': '设定该目标' },
    })
  })
  return { set: sorted.set ?? [], proposed: sorted.proposed ?? [] }
}

async function assertSeen(context: Context, current: Current, cells: readonly Cell[]): Promise<void> {
  const overtaken = cells.flatMap((cell) => {
    const newest = linesOf(current, cell).find(({ state }) => state === 'agreed' || state === 'submitted')
    return cell.seen === undefined || (newest?.id ?? null) === cell.seen || newest === undefined ? [] : [newest]
  })
  const names = await namesOfPeople(
    context,
    overtaken.flatMap(({ author }) => author ?? []),
  )
  const [first] = overtaken
  if (first === undefined) return
  const details: TargetConflict[] = overtaken.map(({ subject, period, amount, author, at }) => ({
    subject,
    period,
    amount,
    by: names.get(author ?? '') ?? '',
    at,
  }))
  const by = details[0]?.by ?? ''
  throw new AttainError(
    'conflict',
    {
      problem: {
        en: `${by || 'Somebody'} has changed ${overtaken.length} of these targets since you read them. Nothing was saved.`,
        'zh-CN': `您读取之后，${by || '有人'}修改了其中 ${overtaken.length} 个目标，未保存任何更改。`,
      },
    },
    details,
  )
}

/** A new proposal of the same person takes the place of the one before. */
async function replaceOwnProposals(context: Context, current: Current, cells: readonly Cell[]): Promise<void> {
  const own = cells.flatMap((cell) =>
    linesOf(current, cell).filter(
      ({ state, author }) => state === 'proposed' && author === context.view.actor.personId,
    ),
  )
  await changeLines(
    context,
    own.map(({ id }) => ({ id, values: { state: 'replaced' } })),
  )
}

/** One record for all of them, which goes through the approval that the document names. */
async function submit(
  context: Context,
  known: KnownTarget,
  cells: readonly Cell[],
  periods: ReadonlyMap<string, Period>,
  current: Current,
  { effective, reason }: Pick<NewLines, 'effective' | 'reason'>,
): Promise<TargetSaveBody> {
  const { target } = known
  const waiting = cells.find((cell) => linesOf(current, cell).some(({ state }) => state === 'submitted'))
  if (waiting !== undefined)
    throw new AttainError('conflict', {
      problem: {
        en: `A change of ${waiting.subject} in ${waiting.period} waits for its approval.`,
        'zh-CN': `${waiting.period} 的目标变更正在审批中。`,
      },
    })
  const total = (amounts: readonly (string | null)[]) => sum(amounts.map((amount) => fraction(amount ?? '0')))
  const before = cells.map((cell) => linesOf(current, cell).find(({ state }) => state === 'agreed')?.amount ?? null)
  const change = await openChange(context, known, {
    ...{ effective, reason, cells: cells.length, year: [...periods.keys()].sort()[0]?.slice(0, 4) ?? '' },
    difference: text(subtract(total(cells.map(({ amount }) => amount)), total(before))),
  })
  await addLines(context, target.name, cells, periods, { state: 'submitted', effective, reason, change })
  await beginApproval(context, known, change)
  return { saved: cells.length, state: 'submitted', change }
}

function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}
