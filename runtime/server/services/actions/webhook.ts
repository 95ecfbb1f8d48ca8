import type { Webhook } from '@attain/engine/metadata'
import { getRecord } from '../../store/query/get.ts'
import { callWebhook } from '../notifications/index.ts'
import { readPaths } from '../question.ts'
import type { Doing, Done } from './action-run.ts'

/** Sends values of the record as the API gives them; of one that is gone, those that it had itself. */
export async function callWebhookOf(
  { webhook, fields }: Webhook,
  { context, run, record, index }: Doing,
): Promise<Done> {
  const { db, view, today } = context
  const { object, id, source } = run
  const found = run.gone ? undefined : await getRecord(db, view, object, id, readPaths(view, object, fields), today)
  const { document, owner } = (await record.read()).record
  const own = (field: string) => (field === 'owner' ? owner : (document[field] ?? null))
  const values = found?.values ?? Object.fromEntries(fields.map((field) => [field, own(field)]))
  const key = `${run.key}/${index}`
  const body = {
    source,
    object: object.model.name,
    id,
    at: context.now.toISOString(),
    values,
    labels: found?.labels ?? {},
  }
  await callWebhook(db, view.workspace.id, { key, webhook, body })
  return { en: `Sent to the webhook "${webhook}"`, 'zh-CN': `发送到 Webhook“${webhook}”` }
}
