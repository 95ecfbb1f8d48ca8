/** One card with its cycle, and how the asker stands to it; to whoever may not see it there is none. */
import { type Deed, mayDo, type Sight, sightOf, type Viewer } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Card, type KeptSeat, readCards } from './cards.ts'
import { type Cycle, findCycle } from './cycle.ts'
import { because, noSuchCard, notNow } from './refused.ts'
import { whoCanReview } from './reviewers.ts'
import { viewerOf } from './rights.ts'

export interface OneCard {
  readonly cycle: Cycle
  readonly card: Card
  readonly asker: string
  readonly viewer: Viewer
  readonly sight: Exclude<Sight, 'none'>
  /** Reviews that the asker may fill in now. */
  readonly fillable: ReadonlySet<string>
}

/** `change` locks the card, and holds the cycle where it is; give the transaction. */
export async function findCard(context: Context, id: string, how: 'read' | 'change' = 'read'): Promise<OneCard> {
  const { db, view } = context
  const w = view.workspace.id
  const key = view.workspace.objects.get('person')?.key ?? null
  const me = view.actor.personId
  const { rows } = await sql<{
    cycle: string
    person_id: string
    is_reviewer: boolean
    is_above: boolean
  }>`select c.cycle_id as cycle, c.person_id,
      exists (select from score_reviews r where r.workspace_id = ${w} and r.card_id = c.id and (r.person_id = ${me} or r.done_by = ${me})
        and r.asked_at is not null) as is_reviewer,
      exists (select from hierarchy_paths p where p.workspace_id = ${w} and p.object_key = ${key} and p.field = 'manager'
        and p.ancestor_id = ${me} and p.descendant_id = c.person_id and p.depth > 0) as is_above
    from score_cards c where c.workspace_id = ${w} and c.id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (row === undefined) throw noSuchCard()
  const cycle = await findCycle(context, row.cycle, how === 'change' ? 'share' : undefined)
  const viewer = viewerOf(context, cycle.scorecard, row)
  const sight = sightOf(cycle.state, viewer)
  if (sight === 'none') throw noSuchCard()
  const [card] = await readCards(context, sql`c.id = ${id}::uuid`, { lock: how === 'change' })
  if (card === undefined) throw noSuchCard()
  return { cycle, card, asker: me, viewer, sight, fillable: await fillableBy(context, cycle, card, viewer) }
}

/** One's own; and whoever runs the cycle does those that nobody else can do. */
async function fillableBy(
  context: Context,
  { state }: Cycle,
  card: Card,
  { mayRun, isAppraised }: Viewer,
): Promise<ReadonlySet<string>> {
  if (state !== 'review' || card.set_aside !== null) return new Set()
  const open = card.seats.filter(({ asked_at, is_done }) => asked_at !== null && !is_done)
  const people = open.flatMap(({ person_id: id }) => (id === null ? [] : [id]))
  const there = mayRun && !isAppraised && open.length > 0 ? await whoCanReview(context, people) : undefined
  const isMine = ({ person_id: id }: KeptSeat) =>
    id === context.view.actor.personId || (there !== undefined && (id === null || !there.has(id)))
  return new Set(open.filter(isMine).map(({ id }) => id))
}

export function assertMayDo({ cycle, viewer }: OneCard, deed: Deed): void {
  if (mayDo(cycle.state, viewer, deed)) return
  if (viewer.isAppraised && (viewer.mayCalibrate || viewer.mayRun))
    throw because('Somebody else decides about your own card.', '本人的考核表须由他人处理。')
  throw notNow()
}
