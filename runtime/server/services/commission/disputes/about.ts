/** What disputes are about: a line in the words of its statement, in the language of whoever reads it. */
import type { Line } from '@attain/engine/commission'
import type { Language } from '@attain/engine/fields'
import type { Context } from '../../context.ts'
import { planOfStatement } from '../plan.ts'
import { sayLines } from '../say-lines.ts'

/** Of a statement as a whole. */
export const whole: Readonly<Record<Language, string>> = { en: 'All of it', 'zh-CN': '整张结算单' }

export interface DisputedLine {
  readonly id: string
  readonly plan: string
  /** By which the statement was made. */
  readonly revision: number
  /** Null where all of the statement is disputed. */
  readonly disputed: Line | null
}

/** By dispute; lines of the same plan and revision are said together. */
export async function aboutDisputes(
  context: Context,
  disputes: readonly DisputedLine[],
): Promise<ReadonlyMap<string, string>> {
  const about = new Map(disputes.map(({ id }) => [id, whole[context.language]]))
  const onLines = disputes.flatMap(({ disputed, ...of }) => (disputed === null ? [] : { ...of, line: disputed }))
  for (const some of Map.groupBy(onLines, ({ plan, revision }) => `${plan} ${revision}`).values()) {
    const plan = await planOfStatement(context, some[0] as (typeof some)[number])
    const said = await sayLines(
      context,
      plan,
      some.map(({ line }) => line),
    )
    for (const [index, { id }] of some.entries()) about.set(id, said[index]?.words.title ?? '')
  }
  return about
}
