/** A write with an `Idempotency-Key` is done once: the same request again gets the same answer. */
import { createHash } from 'node:crypto'
import { AttainError } from '../errors.ts'
import { type Context, inTransaction } from './context.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

function fingerprint({ method, url, body }: { method: string; url: string; body: unknown }): string {
  let text: string
  try {
    text = JSON.stringify([method, url, body ?? null])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new AttainError('invalid_request', {
      problem: { en: 'the body is nested too deep.', 'zh-CN': '正文嵌套过深。' },
    })
  }
  return createHash('sha256').update(text).digest('hex')
}

/** Does the work and remembers its answer, in one transaction; a failed request leaves no trace and may be repeated. */
export async function once(
  context: Context,
  accountId: string,
  key: string,
  request: { method: string; url: string; body: unknown },
  work: (context: Context) => Promise<Answer>,
): Promise<Answer> {
  if (key.length === 0 || key.length > 200) {
    throw new AttainError('invalid_request', {
      problem: { en: 'Idempotency-Key takes 1 to 200 characters.', 'zh-CN': 'Idempotency-Key 应为 1 至 200 个字符。' },
    })
  }
  const print = fingerprint(request)
  const row = { workspace_id: context.view.workspace.id, account_id: accountId, key }
  return inTransaction(context, async (inner) => {
    // waits for the same request when it is under way
    const inserted = await inner.db
      .insertInto('idempotency_keys')
      .values({ ...row, request: print, status: null, body: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!inserted) {
      const known = await inner.db
        .selectFrom('idempotency_keys')
        .selectAll()
        .where('workspace_id', '=', row.workspace_id)
        .where('account_id', '=', row.account_id)
        .where('key', '=', row.key)
        .executeTakeFirstOrThrow()
      if (known.request !== print) throw new AttainError('key_reused')
      return { status: known.status ?? 200, body: known.body === null ? undefined : JSON.parse(known.body) }
    }
    const answer = await work(inner)
    await inner.db
      .updateTable('idempotency_keys')
      .set({ status: answer.status, body: answer.body === undefined ? null : JSON.stringify(answer.body) })
      .where('workspace_id', '=', row.workspace_id)
      .where('account_id', '=', row.account_id)
      .where('key', '=', row.key)
      .execute()
    return answer
  })
}
