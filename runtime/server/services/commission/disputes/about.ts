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

/** By dispute; statements of the same plan and revision are said together. */
export async function aboutDisputes(
  context: Context,
  disputes: readonly DisputedLine[],
): Promise<ReadonlyMap<string, string>> {
  const about = new Map<string, string>()
  for (const some of Map.groupBy(disputes, ({ plan, revision }) => `${plan} ${revision}`).values()) {
    const [first] = some
    if (first === undefined) continue
    const said = await sayLines(
      context,
      await planOfStatement(context, first),
      some.flatMap(({ disputed }) => disputed ?? []),
    )
    const titles = said.map(({ words }) => words.title).values()
    for (const { id, disputed } of some)
      about.set(id, disputed === null ? whole[context.language] : (titles.next().value ?? ''))
  }
  return about
}
