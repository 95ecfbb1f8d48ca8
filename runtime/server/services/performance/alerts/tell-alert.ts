/** One alert: whose targets are not being reached, and who is told. */
import { periodAt } from '@attain/engine/performance/calendar'
import { type AlertModel, isLow } from '@attain/engine/performance/target'
import { viewOf } from '../../../store/live-workspace.ts'
import { type Context, inTransaction } from '../../context.ts'
import { type Notice, notify, postToRobot } from '../../notifications/index.ts'
import { findTarget, visibleTarget } from '../targets/documents.ts'
import { readProgress } from '../targets/progress.ts'
import { personSubject } from '../targets/subjects.ts'
import { membersOf } from '../targets/who.ts'
import { occasionOf } from './due.ts'
import { type Reader, type Recipients, recipientsOf } from './recipients.ts'
import { alreadyTold, noteTold, type Occasion, toldKey } from './told.ts'
import { type Low, textOf, titleOf, titleOfAll } from './words.ts'

/** `context` is that of the system; `moment` is when it was due. Whoever has been told on this occasion is not told again. */
export async function tellAlert(context: Context, target: string, alert: AlertModel, moment: number): Promise<void> {
  const known = visibleTarget(context, target)
  const period = periodAt(known.calendar, known.target.periods[alert.period], context.today)
  const { rows, gone } = await readProgress(context, { target, period: period.key })
  const low = rows.flatMap((row): Low[] => {
    const { by, hasLeft, actual, asked, progress } = row
    if (by !== alert.of || hasLeft || actual === null || asked === null || progress === undefined) return []
    const { expected, forecast } = progress
    const standing = { actual, asked, expected, better: known.kpi.better, gone, ...(forecast && { forecast }) }
    return isLow(alert, standing) ? [{ ...row, actual, asked, progress }] : []
  })
  if (low.length === 0) return
  const occasion: Occasion = {
    ...{ target, alert: alert.name, period: period.key },
    occasion: occasionOf(alert, moment, timeZoneOf(context)),
  }
  const key = ['alert', target, alert.name, period.key, occasion.occasion].join('/')
  const recipients = await recipientsOf(context, alert)
  const link = `/targets?target=${target}&period=${period.key}&tab=progress`
  const notices = new Map<string, { readonly notice: Notice; readonly subject: string }>()
  const told = await alreadyTold(context.db, context.view.workspace.id, occasion)
  for (const [reader, concerned] of byReader(low, recipients)) {
    const { personId } = reader
    const fresh = concerned.filter(({ subject }) => !told.has(toldKey({ personId, subject })))
    for (const one of await visibleTo(context, target, reader, fresh))
      notices.set(toldKey({ personId, subject: one.subject }), {
        subject: one.subject,
        notice: {
          ...{ personId, topic: 'target', key: `${key}/${one.subject}`, link },
          title: titleOf(alert, known.kpi, one.name, one.subject === personSubject(personId)),
          text: textOf(known.kpi, known.calendar, period, one),
        },
      })
  }
  await inTransaction(context, async ({ db, view }) => {
    const asked = [...notices.values()].map(({ notice: { personId }, subject }) => ({ personId, subject }))
    const first = await noteTold(db, view.workspace.id, occasion, asked)
    await notify(
      db,
      view.workspace.id,
      first.flatMap((one) => notices.get(toldKey(one))?.notice ?? []),
    )
    if (alert.robot === undefined) return
    const lines = low.map((one) => ({ name: one.name, text: textOf(known.kpi, known.calendar, period, one) }))
    const inOne = (language: 'en' | 'zh-CN') => lines.map(({ name, text }) => `${name} · ${text[language]}`).join('\n')
    await postToRobot(db, view.workspace.id, {
      key,
      robot: alert.robot,
      title: titleOfAll(
        alert,
        known.kpi,
        low.map(({ name }) => name),
      ),
      text: { en: inOne('en'), 'zh-CN': inOne('zh-CN') },
      link,
    })
  })
}

export function timeZoneOf({ view }: Context): string {
  return view.workspace.calendar.timeZone
}

function byReader(low: readonly Low[], recipients: Recipients): ReadonlyMap<Reader, readonly Low[]> {
  const found = new Map<Reader, Low[]>()
  for (const one of low)
    for (const id of recipients.of(one.subject)) {
      const reader = recipients.readers.get(id)
      if (reader) found.set(reader, [...(found.get(reader) ?? []), one])
    }
  return found
}

/** Those of them whose figures a reader may see. */
async function visibleTo(
  context: Context,
  target: string,
  { personId, roles }: Reader,
  subjects: readonly Low[],
): Promise<readonly Low[]> {
  if (subjects.length === 0) return []
  const theirs = { ...context, view: viewOf(context.view.workspace, { personId, roles }) }
  const known = findTarget(theirs, target)
  if (known === undefined) return []
  const members = await membersOf(
    theirs,
    known,
    subjects.map(({ subject }) => subject),
  )
  const seen = new Set<string>(members.flatMap(({ subject, right }) => (right === 'none' ? [] : [subject])))
  return subjects.filter(({ subject }) => seen.has(subject))
}
