import type { Notify } from '@attain/engine/metadata'
import { notify, postToRobot } from '../notifications/index.ts'
import { resolvePeople } from '../people-sources.ts'
import type { Doing, Done } from './action-run.ts'
import { textForAll, textsFor } from './filled-texts.ts'
import { inBoth } from './words.ts'

/** Tells people what they may see of the record, and a robot's group what the text says. */
export async function notifyPeople({ people: sources = [], robot, title, text }: Notify, doing: Doing): Promise<Done> {
  const { context, run, record, index } = doing
  const { db, view } = context
  const key = `${run.key}/${index}`
  const subject = await record.read()
  const link = run.link ?? (run.gone ? undefined : `/records/${run.object.model.name}/${run.id}`)
  const about = { key, ...(link !== undefined && { link }) }
  const words = { title, ...(text && { text }) }
  const people = await resolvePeople(context, sources, subject)
  const texts = await textsFor(context, run, subject, people, words)
  await notify(
    db,
    view.workspace.id,
    people.map((personId) => ({ personId, topic: run.topic, ...about, ...texts(personId) })),
  )
  if (robot !== undefined) {
    await postToRobot(db, view.workspace.id, { robot, ...about, ...(await textForAll(context, run, subject, words)) })
  }
  const told = [
    ...(people.length > 0 || robot === undefined
      ? [{ en: `${people.length} ${people.length === 1 ? 'person' : 'people'}`, 'zh-CN': ` ${people.length} 人` }]
      : []),
    ...(robot === undefined ? [] : [{ en: `the robot "${robot}"`, 'zh-CN': `机器人“${robot}”` }]),
  ]
  return inBoth((language) =>
    language === 'en'
      ? `Told ${told.map(({ en }) => en).join(' and ')}`
      : `通知了${told.map((each) => each['zh-CN']).join('和')}`,
  )
}
