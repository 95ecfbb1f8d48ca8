/** Lines of a statement in the asker's language: records by their names as far as they may be read, periods by theirs. */
import type { StatementBody } from '@attain/contract'
import type { Line } from '@attain/engine/commission'
import { lineWords, type Wording, wordingOf } from '@attain/engine/commission/words'
import english from '@attain/engine/commission/words/en.json' with { type: 'json' }
import chinese from '@attain/engine/commission/words/zh-CN.json' with { type: 'json' }
import { always } from '@attain/engine/formula'
import { nameOfPeriod, periodOf } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { rewardNames } from '../scorecards/reward-names.ts'
import { creditedObject, type StatedPlan } from './plan.ts'
import { may } from './rights.ts'

export const messages = { en: english, 'zh-CN': chinese }

export function wordingFor({ language }: Context, { document }: StatedPlan): Wording {
  return wordingOf(document, language, messages[language])
}

export async function sayLines(
  context: Context,
  plan: StatedPlan,
  lines: readonly Line[],
): Promise<StatementBody['lines']> {
  const [records, reasons, rewards] = await Promise.all([
    recordNames(context, plan, lines),
    reasonsOf(context, lines),
    rewardsOf(context, lines),
  ])
  const wording = wordingFor(context, plan)
  const hidden = { en: 'a record that you may not see', 'zh-CN': '您无权查看的记录' }[context.language]
  const named = (line: Line): Line => ({
    ...line,
    ...('credit' in line && { credit: records.get(line.credit) ?? hidden }),
    ...('period' in line && { period: periodName(context, plan, line.period) }),
    ...(line.type === 'adjustment' && { id: reasons.get(line.id) ?? '' }),
  })
  return lines.map((line) => {
    const reward = line.type === 'adjustment' ? rewards.get(line.id) : undefined
    const words = lineWords(wording, named(line))
    return { ...line, words: reward === undefined ? words : { ...words, title: reward } }
  })
}

function periodName({ language }: Context, { calendar }: StatedPlan, key: string): string {
  const period = periodOf(calendar, key)
  return period === undefined ? key : nameOfPeriod(calendar, period, language)
}

async function recordNames(
  { db, view, today }: Context,
  plan: StatedPlan,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string[]>()
  for (const line of lines) {
    if (!('credit' in line)) continue
    const object = creditedObject(plan, line.component)
    if (object !== undefined) wanted.set(object, [...(wanted.get(object) ?? []), line.credit])
  }
  const asked = [...wanted].flatMap(([name, ids]) => {
    const object = view.workspace.objects.get(name)
    return object === undefined ? [] : [{ object, ids, where: always }]
  })
  const found = asked.length === 0 ? [] : await visibleNames(db, view, asked, today)
  return new Map(found.flatMap((names) => [...names]))
}

const disputed = { en: 'after a dispute', 'zh-CN': '申诉结果' }

/** Why people corrected something, and who did. */
async function reasonsOf(context: Context, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
  const { db, view } = context
  const ids = lines.flatMap((line) => (line.type === 'adjustment' ? [line.id] : []))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    reason: string
    by: string | null
    payee: string
    plan: string
    is_disputed: boolean
  }>`select a.id, a.reason, a.made_by as by, a.payee_id as payee, a.plan, exists (select from commission_disputes d
      where d.workspace_id = a.workspace_id and d.adjustment_id = a.id) as is_disputed
    from commission_adjustments a
    where a.workspace_id = ${view.workspace.id} and a.id = any(${ids}::uuid[])`.execute(db)
  const names = await peopleNames(
    asSystem(context, null),
    rows.map(({ by }) => by),
  )
  return new Map(
    rows.map(({ id, reason, by, payee, plan, is_disputed }) => {
      // managers see what is paid, not what was said in a dispute
      if (is_disputed && payee !== view.actor.personId && !may(context, plan, 'see'))
        return [id, disputed[context.language]]
      const name = by === null ? undefined : names.get(by)
      return [id, name === undefined ? reason : `${reason} (${name})`]
    }),
  )
}

const followed = {
  reward: { en: 'Reward: ', 'zh-CN': '考核奖励：' },
  penalty: { en: 'Penalty: ', 'zh-CN': '考核扣款：' },
}

/** Of the corrections, those that take up what follows from an appraisal: by what follows. */
async function rewardsOf(context: Context, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
  const { db, view, language } = context
  const ids = lines.flatMap((line) => (line.type === 'adjustment' ? [line.id] : []))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; cycle: string; reward: string; is_penalty: boolean }>`
    select a.id, r.cycle_id as cycle, r.reward, a.amount < 0 as is_penalty
    from commission_adjustments a join score_rewards r on r.workspace_id = a.workspace_id and r.id = a.reward_id
    where a.workspace_id = ${view.workspace.id} and a.id = any(${ids}::uuid[])`.execute(db)
  const names = await rewardNames(context, rows)
  return new Map(
    rows.flatMap(({ id, is_penalty }): [string, string][] => {
      const name = names.get(id)
      const kind = followed[is_penalty ? 'penalty' : 'reward'][language]
      return name === undefined ? [] : [[id, `${kind}${name}`]]
    }),
  )
}
