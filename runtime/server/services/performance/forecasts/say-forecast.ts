/** What somebody says that a period comes to; what was said before stays. */
import type { ForecastHistoryBody, ForecastHistoryQuery, ForecastSay } from '@attain/contract'
import { compare, fraction } from '@attain/engine/performance/fraction'
import { AttainError } from '../../../errors.ts'
import { forecastLines } from '../../../store/targets/forecast-lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { createRecord } from '../../records.ts'
import { visibleTarget } from '../targets/documents.ts'
import { namesOfPeople } from '../targets/names.ts'
import { periodNamed } from '../targets/progress.ts'
import { levelOfSubject } from '../targets/subjects.ts'
import { visibleMember } from '../targets/visible-member.ts'
import { objectNamed } from '../targets/write.ts'
import { saidBody } from './said.ts'
import { sayersOf } from './sayers.ts'

export async function sayForecast(context: Context, asked: ForecastSay): Promise<void> {
  const { target, subject, commit, best, reason } = asked
  const known = visibleTarget(context, target)
  const period = periodNamed(context, known, { target, period: asked.period })
  const { right } = await visibleMember(context, known, subject)
  const sayers = await sayersOf(context)
  if (right === 'see' && !sayers.isOwn(subject)) throw new AttainError('forbidden')
  if (context.today >= period.until)
    throw invalid('The period is over: what it came to is known.', '期间已结束，结果已知，不能再提交预测。')
  const isBetter = known.kpi.better === 'higher' ? 1 : -1
  if (best !== undefined && compare(fraction(best), fraction(commit)) * isBetter < 0)
    throw invalid('The best case is at least as good as the commit.', '乐观值不能差于承诺值。')
  const { by, value } = levelOfSubject(subject)
  const author = context.view.actor.personId
  await createRecord(asSystem(context, author), objectNamed(context, 'forecast_line'), {
    ...{ target, period: period.key, starts: period.from, subject, commit, author },
    ...(by === 'person' && { person: value }),
    ...(by === 'team' && { team: value }),
    ...(best !== undefined && { best }),
    ...(reason !== undefined && { reason }),
  })
}

export async function forecastHistory(
  context: Context,
  { target, period, subject }: ForecastHistoryQuery,
): Promise<ForecastHistoryBody> {
  const known = visibleTarget(context, target)
  await visibleMember(context, known, subject)
  const { db, view } = asSystem(context, null)
  const [lines, sayers] = await Promise.all([
    forecastLines(db, view, { target, periods: [period], subject }),
    sayersOf(context),
  ])
  const names = await namesOfPeople(
    context,
    lines.flatMap(({ author }) => author ?? []),
  )
  return {
    items: lines.map((line) => ({ ...saidBody(line, names), isOwn: sayers.isOwner(subject, line.author) })),
  }
}

function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}
