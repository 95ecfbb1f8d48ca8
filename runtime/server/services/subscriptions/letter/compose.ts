/** The mail with a dashboard, for one reader. */
import type { Language, Text } from '@attain/engine/metadata'
import { WORKBOOK_TYPE, writeWorkbook } from '@attain/engine/sheet'
import type { LiveWorkspace } from '../../../store/live-workspace.ts'
import { viewOf } from '../../../store/live-workspace.ts'
import type { Database } from '../../../store/statement.ts'
import { type Context, dateIn } from '../../context.ts'
import { fileName } from '../../files.ts'
import { type Letter, type LetterFrame, messageIdOf } from '../../notifications/email/compose.ts'
import { namesOfPeople } from '../../performance/targets/names.ts'
import { endTokenOf } from '../end-token.ts'
import type { SubscriptionPayload } from '../payload.ts'
import { find, isOwn, visibleDashboard } from '../subscriptions.ts'
import type { Page } from './blocks.ts'
import { htmlOf } from './html.ts'
import { readPage } from './read-page.ts'
import { textOf } from './text.ts'
import { words } from './words.ts'

export type Outcome =
  | { readonly letter: Letter; readonly isOwn: boolean }
  /** Why nothing is sent. */
  | { readonly drop: Required<Text> }

export async function composeDashboard(
  db: Database,
  workspace: LiveWorkspace,
  { subscription, isNow }: SubscriptionPayload,
  frame: LetterFrame & { readonly personId: string; readonly language: Language },
): Promise<Outcome> {
  const { personId, language, site } = frame
  const membership = await db
    .selectFrom('memberships')
    .select('roles')
    .where('workspace_id', '=', workspace.id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const now = new Date()
  const view = viewOf(workspace, { personId, roles: membership?.roles ?? [] })
  const context: Context = { db, view, now, today: dateIn(workspace.calendar.timeZone, now), language }
  const row = await find(context, subscription)
  if (row === undefined || (row.ended_for.includes(personId) && !isNow)) return { drop: reasons.ended }
  const document = visibleDashboard(view, row.dashboard)
  if (document === undefined) return { drop: reasons.unseen }
  const page = await readPage(context, document, row.narrowed)
  const isTheirs = isOwn(row, personId)
  const by = (await namesOfPeople(context, [row.created_by])).get(row.created_by) ?? ''
  const narrowed = row.narrowed === '' ? '' : `?${row.narrowed}`
  const end =
    site === null
      ? null
      : `${new URL(site).origin}/api/subscriptions/end?token=${await endTokenOf(db, workspace.id, subscription, personId)}`
  const shown = {
    language,
    workspace: frame.workspace,
    site,
    link: site === null ? null : `${site}${pathOf(context, row.dashboard)}${narrowed}`,
    why: isTheirs || by === '' ? words[language].own(frame.workspace) : words[language].why(by, frame.workspace),
    end,
  }
  const [period] = page.narrowed
  return {
    isOwn: isTheirs || isNow === true,
    letter: {
      subject: `${page.title} · ${period ?? ''}`.slice(0, 200),
      text: textOf(page, shown),
      html: htmlOf(page, shown),
      messageId: messageIdOf(frame),
      ...workbookOf(page, period),
      ...(end !== null && { endAt: end }),
    },
  }
}

/** Every figure of the tables, where there are any: a sheet for each. */
function workbookOf({ title, blocks }: Page, period = ''): Pick<Letter, 'attachments'> {
  const sheets = blocks.flatMap((block) =>
    block.type === 'table' && block.sheet ? [{ title: block.title, rows: block.sheet }] : [],
  )
  if (sheets.length === 0) return {}
  const filename = `${fileName(`${title} ${period}`)}.xlsx`
  return { attachments: [{ filename, content: Buffer.from(writeWorkbook(sheets)), contentType: WORKBOOK_TYPE }] }
}

const reasons = {
  ended: { en: 'The subscription has been ended.', 'zh-CN': '订阅已退订。' },
  unseen: { en: 'This person may not see the dashboard.', 'zh-CN': '此人无权查看该仪表盘。' },
}

/** The page that shows it, or the home of those for whom it is that. */
function pathOf({ view }: Context, dashboard: string): string {
  const page = [...view.workspace.model.pages.values()].find(
    ({ content }) => content.type === 'dashboard' && content.dashboard === dashboard,
  )
  return page === undefined ? '' : `/pages/${page.name}`
}
