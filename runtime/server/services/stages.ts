import type { StagesBody, StagesQuery } from '@attain/contract'
import type { LiveObject } from '../store/live-workspace.ts'
import { stageStays } from '../store/measure/stage-stays.ts'
import type { Context } from './context.ts'
import { pathOf, readFilter } from './question.ts'

/** How the records that the asker may read went through their stages. */
export async function answerStages(
  { db, view, today }: Context,
  object: LiveObject,
  { filter }: StagesQuery,
): Promise<StagesBody> {
  const { stages, history } = object.model
  if (stages === undefined || !history) return { items: [] }
  const { field } = pathOf(view, object, stages.field)
  return stageStays(db, view, object, field, readFilter(view, object, filter), today)
}
