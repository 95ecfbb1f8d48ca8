/** What teams and people weigh, by the fields that the levels of a document name: a statement for each such level. */
import type { Figures } from '@attain/engine/performance/target'
import { readFieldNumbers } from '../../../store/targets/field-numbers.ts'
import { asSystem, type Context } from '../../context.ts'
import type { KnownTarget } from './documents.ts'

export async function fieldWeights(context: Context, { target }: KnownTarget): Promise<Figures> {
  const { db, view, today } = asSystem(context, null)
  const all = await Promise.all(
    target.levels.map(async (level): Promise<Figures> => {
      if (level.by !== 'team' && level.by !== 'person') return {}
      if (level.weight === undefined) return {}
      const numbers = await readFieldNumbers(db, view, level.by, level.weight, today)
      return Object.fromEntries([...numbers].map(([id, weight]) => [`${level.by}:${id}`, weight]))
    }),
  )
  return Object.assign({}, ...all)
}
