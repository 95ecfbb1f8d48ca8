/** Whom a question is about, once "my" has been put into names. */
import type { FiguresQuery, FiguresWithin } from '@attain/contract'
import { getRecord } from '../../store/query/get.ts'
import { ownPaths } from '../../store/query/selection.ts'
import { asSystem, type Context } from '../context.ts'

/** People who are named. */
export type Within = Exclude<FiguresWithin, { readonly my: unknown }>

export interface Whom extends Pick<FiguresQuery, 'periods' | 'people' | 'dimensions' | 'where'> {
  readonly within?: Within
}

/** Nobody's team: whoever belongs to none has nobody in it. */
const NO_TEAM = '00000000-0000-0000-0000-000000000000'

export async function withWhom<Q extends { readonly within?: FiguresWithin }>(
  context: Context,
  { within, ...query }: Q,
): Promise<Omit<Q, 'within'> & { readonly within?: Within }> {
  return { ...query, ...(within === undefined ? {} : { within: await named(context, within) }) }
}

async function named(context: Context, within: FiguresWithin): Promise<Within> {
  if (!('my' in within)) return within
  const { personId } = context.view.actor
  switch (within.my) {
    case 'self':
      return { person: personId }
    case 'people':
      return { under: personId }
    case 'team':
      return { team: (await teamOf(context, personId)) ?? NO_TEAM }
  }
}

async function teamOf(context: Context, personId: string): Promise<string | null> {
  const { db, view, today } = asSystem(context, null)
  const person = view.workspace.objects.get('person')
  if (!person) return null
  const paths = ownPaths(view, person.model).filter(({ field }) => field.name === 'team')
  const record = await getRecord(db, view, person, personId, paths, today)
  return (record?.values.team as string | null | undefined) ?? null
}
