/**
 * Who is in a cycle: those whom the scorecard is for when it is opened, unless they had left before its period or came
 * after it. They stay in it, with the team and manager that they have on that day, wherever they go meanwhile.
 */
import type { Json } from '@attain/engine/fields'
import type { Condition } from '@attain/engine/formula'
import { matchingIds } from '../../store/query/matching.ts'
import { loadRecords } from '../../store/write/load.ts'
import { conditionOf } from '../actions/update-related.ts'
import { asSystem, type Context } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'
import { valuesOfMany } from '../subject.ts'
import type { Document } from './cycle.ts'

export interface Member {
  readonly id: string
  readonly name: string
  readonly manager: string | null
  readonly team: string | null
  readonly hiredOn: string | null
  readonly leftOn: string | null
  /** With whom the person is compared, as the group's value. */
  readonly group: string | null
  readonly exempt: boolean
  /** By the path that a tie key or a base of a reward names. */
  readonly fields: Readonly<Record<string, Json>>
  readonly candidate: Candidate
}

const MOST_PEOPLE = 100_000

export async function membersOf(
  asked: Context,
  document: Document,
  { from_day, to_day }: { readonly from_day: string; readonly to_day: string },
): Promise<readonly Member[]> {
  const context = asSystem(asked, null)
  const { db, view, today } = context
  const person = personOf(context)
  const where = conditionOf(context, person, document.for)
  const ids = await matchingIds(db, view, person, { where, limit: MOST_PEOPLE }, today)
  const members = await read(context, document, ids)
  return members.filter(
    ({ hiredOn, leftOn }) => !(hiredOn !== null && hiredOn > to_day) && !(leftOn !== null && leftOn < from_day),
  )
}

async function read(context: Context, document: Document, ids: readonly string[]): Promise<readonly Member[]> {
  const { db, view, today } = context
  const person = personOf(context)
  if (ids.length === 0) return []
  const records = [...(await loadRecords(db, view, person, ids, today)).values()]
  const paths = pathsOf(document)
  const candidates = records.map(
    ({ id, document: values, owner }): Candidate => ({ id, document: values, owner, prior: undefined }),
  )
  const { exempt, groupBy } = document.distribution ?? {}
  const values = await valuesOfMany(
    context,
    person,
    candidates,
    paths.map((path) => ({ formula: { var: path } })),
  )
  const exempted =
    exempt === undefined ? new Set<string>() : await meeting(context, conditionOf(context, person, exempt), ids)
  return records.map(({ id, document: own }, index): Member => {
    const fields = Object.fromEntries(paths.map((path, at) => [path, values[index]?.[at] ?? null]))
    const group = groupBy === undefined ? null : (fields[groupBy] ?? null)
    return {
      id,
      name: text(own.name) ?? '',
      manager: text(own.manager),
      team: text(own.team),
      hiredOn: text(own.hired_on),
      leftOn: text(own.left_on),
      group: group === null ? null : typeof group === 'string' ? group : JSON.stringify(group),
      exempt: exempted.has(id),
      fields,
      candidate: candidates[index] as Candidate,
    }
  })
}

export function personOf({ view }: Context) {
  const person = view.workspace.objects.get('person')
  if (!person) throw new Error('The live revision has no object person.')
  return person
}

async function meeting(context: Context, where: Condition, among: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await matchingIds(
    context.db,
    context.view,
    personOf(context),
    { where, limit: MOST_PEOPLE },
    context.today,
  )
  const wanted = new Set(among)
  return new Set(found.filter((id) => wanted.has(id)))
}

/** Fields of people that the scorecard reads: groups, keys between equals, bases of rewards. */
function pathsOf({ distribution, rewards = [] }: Document): readonly string[] {
  const paths = new Set<string>()
  if (distribution?.groupBy !== undefined) paths.add(distribution.groupBy)
  for (const tie of distribution?.ties ?? []) if (tie.by === 'field') paths.add(tie.field)
  for (const reward of rewards)
    if (reward.type === 'bonus' && reward.base.from === 'field') paths.add(reward.base.field)
  return [...paths]
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** The same for people who are in a cycle already, whether the scorecard is still for them or not. */
export async function membersOfCards(
  asked: Context,
  document: Document,
  cards: readonly { readonly person_id: string; readonly person_name: string }[],
): Promise<readonly Member[]> {
  return read(
    asSystem(asked, null),
    document,
    cards.map(({ person_id: id }) => id),
  )
}
