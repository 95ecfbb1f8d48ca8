/** Who is told what of a cycle: any number of people in two statements. */

import { isAdministrator } from '@attain/engine/access'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Notice, notify } from '../notifications/index.ts'
import type { Cycle } from './cycle.ts'

type Words = Required<Text>

export interface Asked {
  readonly card: string
  readonly seat: string
  /** Null: the administrators. */
  readonly person: string | null
  readonly appraised: string
}

/** One notice a day for each: whoever has forty reports is told once that reviews wait, and of their own apart from that. */
export async function tellAsked(
  context: Context,
  cycle: Cycle,
  asked: readonly Asked[],
  about: 'asked' | 'reminded',
): Promise<void> {
  const administrators = asked.some(({ person }) => person === null) ? await administratorsOf(context) : []
  const label = words(cycle.model.document.label)
  const notices = new Map<string, Notice>()
  for (const { person, appraised, card } of asked)
    for (const personId of person === null ? administrators : [person]) {
      const isOwn = person === appraised
      const key = `scorecard/${about}/${cycle.id}/${isOwn ? 'own' : 'others'}/${context.today}`
      notices.set(`${personId}/${key}`, {
        personId,
        topic: 'scorecard',
        key,
        title: titleOf(about, isOwn, label),
        link: isOwn ? `/scorecards/cards/${card}` : '/scorecards',
        ...(about === 'reminded' ? { urgent: true } : {}),
      })
    }
  await notify(context.db, context.view.workspace.id, [...notices.values()])
}

function titleOf(about: 'asked' | 'reminded', isOwn: boolean, label: Words): Words {
  if (isOwn)
    return about === 'asked'
      ? { en: `Please review yourself (${label.en})`, 'zh-CN': `请完成自评（${label['zh-CN']}）` }
      : { en: `Your self review is still missing (${label.en})`, 'zh-CN': `您的自评尚未完成（${label['zh-CN']}）` }
  return about === 'asked'
    ? { en: `Reviews wait for you (${label.en})`, 'zh-CN': `有评分等待您完成（${label['zh-CN']}）` }
    : { en: `Reviews are still waiting for you (${label.en})`, 'zh-CN': `仍有评分等待您完成（${label['zh-CN']}）` }
}

export async function tellPublished(
  context: Context,
  cycle: Cycle,
  cards: readonly { readonly id: string; readonly person_id: string; readonly version: number }[],
): Promise<void> {
  const label = words(cycle.model.document.label)
  await notify(
    context.db,
    context.view.workspace.id,
    cards.map(({ id, person_id, version }) => ({
      personId: person_id,
      topic: 'scorecard' as const,
      key: `scorecard/result/${id}/${version}`,
      title:
        version === 1
          ? { en: `Your result is here (${label.en})`, 'zh-CN': `您的考核结果已公示（${label['zh-CN']}）` }
          : { en: `Your result was corrected (${label.en})`, 'zh-CN': `您的考核结果已更正（${label['zh-CN']}）` },
      link: `/scorecards/cards/${id}`,
    })),
  )
}

/** Whoever calibrates hears of an appeal; whoever appealed hears of the answer. */
export async function tellOfAppeal(
  context: Context,
  cycle: Cycle,
  card: { readonly id: string; readonly person_id: string; readonly person_name: string },
  appeal: { readonly id: string; readonly decision?: 'accepted' | 'refused' },
): Promise<void> {
  const label = words(cycle.model.document.label)
  const link = `/scorecards/cards/${card.id}`
  const key = `scorecard/appeal/${appeal.id}/${appeal.decision ?? 'made'}`
  const people =
    appeal.decision === undefined
      ? (await withRight(context, cycle.scorecard, 'calibrate')).filter((id) => id !== card.person_id)
      : [card.person_id]
  const title =
    appeal.decision === undefined
      ? {
          en: `${card.person_name} appeals against the result (${label.en})`,
          'zh-CN': `${card.person_name} 对考核结果提出申诉（${label['zh-CN']}）`,
        }
      : appeal.decision === 'accepted'
        ? { en: `Your appeal was accepted (${label.en})`, 'zh-CN': `您的申诉已被采纳（${label['zh-CN']}）` }
        : { en: `Your appeal was answered (${label.en})`, 'zh-CN': `您的申诉已有答复（${label['zh-CN']}）` }
  await notify(
    context.db,
    context.view.workspace.id,
    people.map((personId) => ({ personId, topic: 'scorecard' as const, key, title, link })),
  )
}

async function administratorsOf(context: Context): Promise<readonly string[]> {
  const { model } = context.view.workspace
  return withRoles(
    context,
    [...model.roles.keys()].filter((name) => isAdministrator(model, [name])),
  )
}

async function withRight(context: Context, scorecard: string, action: 'calibrate'): Promise<readonly string[]> {
  const { model } = context.view.workspace
  const roles = [...model.roles.values()].filter(
    ({ name, scorecards = [] }) =>
      isAdministrator(model, [name]) ||
      scorecards.some((rights) => rights.scorecard === scorecard && rights.actions.includes(action)),
  )
  return withRoles(
    context,
    roles.map(({ name }) => name),
  )
}

async function withRoles({ db, view }: Context, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select person_id as id from memberships
    where workspace_id = ${view.workspace.id} and active and roles && ${[...roles]}::text[]`.execute(db)
  return rows.map(({ id }) => id)
}

function words({ en, 'zh-CN': chinese }: Text): Words {
  return { en, 'zh-CN': chinese ?? en }
}
