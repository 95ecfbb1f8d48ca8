/** A year of targets: everybody's, by period, with what is proposed, waits for an approval, or holds later. */
import type { TargetCell, TargetGridBody, TargetGridQuery, TargetProposal, TargetRow } from '@attain/contract'
import { type Period, periodAt, periodOf, within } from '@attain/engine/performance/calendar'
import { AttainError } from '../../../errors.ts'
import { accessOf } from '../../../store/live-workspace.ts'
import { agreedLines, type Line, type LineInForce, linesWithState } from '../../../store/targets/lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { periodBody } from '../periods.ts'
import { type KnownTarget, targetBody, visibleTarget } from './documents.ts'
import { namesOfPeople } from './names.ts'
import { readTargets, type TargetAmount } from './read.ts'
import { personSubject, targetKey, teamSubject } from './subjects.ts'
import { type Member, membersOf } from './who.ts'

export interface Group {
  readonly total: Period
  readonly parts: readonly Period[]
}

/** The periods of a year that have targets: those that are set first, each with the shorter ones in it. */
export function groupsOf({ target, calendar }: KnownTarget, year: Period): readonly Group[] {
  const { total, every } = target.periods
  const totals = total === 'year' ? [year] : within(calendar, year, total)
  return totals.map((one) => ({ total: one, parts: total === every ? [] : within(calendar, one, every) }))
}

export function yearNamed(context: Context, { calendar }: KnownTarget, key: string | undefined): Period {
  const year = key === undefined ? periodAt(calendar, 'year', context.today) : periodOf(calendar, key)
  if (year?.granularity !== 'year')
    throw new AttainError('invalid_request', {
      problem: { en: `"${key}" is no year of the calendar.`, 'zh-CN': `“${key}”不是该日历的年度。` },
    })
  return year
}

export async function readGrid(context: Context, query: TargetGridQuery): Promise<TargetGridBody> {
  const known = visibleTarget(context, query.target)
  const year = yearNamed(context, known, query.year)
  const asOf = query.asOf ?? context.today
  const groups = groupsOf(known, year)
  const periods = groups.flatMap(({ total, parts }) => [total, ...parts])
  const system = asSystem(context, null)
  const question = { target: known.target.name, periods: periods.map(({ key }) => key) }
  const [amounts, agreed, lines] = await Promise.all([
    readTargets(context, { target: known.target, periods, asOf }),
    agreedLines(system.db, system.view, question),
    linesWithState(system.db, system.view, question, ['proposed', 'submitted']),
  ])
  const members = shownUnder(
    query.under,
    await membersOf(context, known, new Set([...agreed, ...lines].map(({ subject }) => subject))),
  )
  const agreedIn = Map.groupBy(agreed, ({ period, subject }) => targetKey(period, subject))
  const openIn = Map.groupBy(lines, ({ period, subject }) => targetKey(period, subject))
  const names = await namesOfPeople(
    context,
    lines.flatMap(({ state, author }) => (state === 'proposed' && author !== null ? [author] : [])),
  )
  const seesDates = maySeeDates(context)
  const rows = members.map(({ subject, parent, by, depth, name, right, hasLeft }): TargetRow => {
    const isMe = subject === personSubject(context.view.actor.personId)
    const cells = periods.flatMap(({ key }): [string, TargetCell][] => {
      const at = targetKey(key, subject)
      const cell = cellOf(
        context,
        amounts.get(at),
        agreedIn.get(at) ?? [],
        openIn.get(at) ?? [],
        asOf,
        names,
        isMe || seesDates,
      )
      return cell === undefined || right === 'none' ? [] : [[key, cell]]
    })
    return { subject, parent, by, depth, name, right, hasLeft, cells: Object.fromEntries(cells) }
  })
  return {
    target: targetBody(context, known),
    year: periodBody(context, known.calendar, year),
    asOf,
    groups: groups.map(({ total, parts }) => ({
      total: periodBody(context, known.calendar, total),
      parts: parts.map((part) => periodBody(context, known.calendar, part)),
    })),
    // who has left is of interest as far as there were targets
    rows: rows.filter(({ hasLeft, cells }) => !hasLeft || Object.keys(cells).length > 0),
  }
}

/** A team with all that is below it, as the top of the tree. */
function shownUnder(team: string | undefined, members: readonly Member[]): readonly Member[] {
  if (team === undefined) return members
  const top = teamSubject(team)
  const from = members.findIndex(({ subject }) => subject === top)
  const first = members[from]
  if (first === undefined) return []
  const after = members.findIndex(({ depth }, index) => index > from && depth <= first.depth)
  return members.slice(from, after < 0 ? undefined : after).map((member) => ({
    ...member,
    depth: member.depth - first.depth,
    parent: member.subject === top ? null : member.parent,
  }))
}

function cellOf(
  context: Context,
  held: TargetAmount | undefined,
  agreed: readonly LineInForce[],
  lines: readonly Line[],
  asOf: string,
  names: ReadonlyMap<string, string>,
  seesDates: boolean,
): TargetCell | undefined {
  if (held === undefined && agreed.length === 0 && lines.length === 0) return undefined
  const next = agreed
    .filter(({ effective }) => effective > asOf)
    .sort((a, b) => (a.effective < b.effective ? -1 : 1))[0]
  const submitted = lines.find(({ state }) => state === 'submitted')
  const proposals = lines.filter(({ state }) => state === 'proposed')
  // the newest is the first
  const seen = agreed[0]?.id
  return {
    amount: held?.amount ?? null,
    ...(held && held.asked !== held.amount && { asked: held.asked }),
    ...(held?.why &&
      seesDates && { segments: held.why.segments.map(({ from, until, percent }) => ({ from, until, percent })) }),
    ...(held && held.id === null && { isDerived: true as const }),
    ...(held?.effective && { effective: held.effective }),
    ...(seen !== undefined && { seen }),
    ...(next && { next: { amount: next.amount, effective: next.effective } }),
    ...(submitted && { submitted: { amount: submitted.amount, change: submitted.change } }),
    ...(proposals.length > 0 && { proposals: proposals.map((line) => proposalOf(context, line, names)) }),
  }
}

function proposalOf({ view }: Context, line: Line, names: ReadonlyMap<string, string>): TargetProposal {
  const { id, amount, author, at, effective, reason } = line
  const by = (author !== null && names.get(author)) || ''
  return { id, amount, by, isMine: author === view.actor.personId, at, effective, reason }
}

/** The segments of a target say when somebody came and left. */
function maySeeDates({ view }: Context): boolean {
  const person = view.workspace.model.objects.get('person')
  if (person === undefined) return false
  const { readField } = accessOf(view, person)
  return ['hired_on', 'left_on'].every((name) => {
    const field = person.fields.get(name)
    return field !== undefined && readField(field).op === 'always'
  })
}
