/** One decision as one SQL transaction, as one would write it for this one approval of two steps. */
import type pg from 'pg'

export interface HandDecision {
  readonly id: string
  readonly task: number
  readonly by: string
}

const followers = { first: 'second', second: null } as const

/** False when it is not open, or not theirs. */
export async function decideByHand(pool: pg.Pool, { id, task, by }: HandDecision): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ step: keyof typeof followers; status: string; name: string }>({
      name: 'take',
      text: `select a.step, a.status, d.name from native.approval a join native.deal d on d.id = a.deal_id
        where a.id = $1 for update of a`,
      values: [id],
    })
    const decided = await client.query({
      name: 'decide',
      text: `update native.task set status = 'approved', decided_at = now()
        where approval_id = $1 and number = $2 and person_id = $3 and status = 'open'`,
      values: [id, task, by],
    })
    const [approval] = rows
    if (!approval || decided.rowCount === 0) {
      await client.query('rollback')
      return false
    }
    const next = followers[approval.step]
    await client.query({
      name: 'note',
      text: `insert into native.history (approval_id, number, at, by, what)
        select $1, max(number) + 1, now(), $2, 'approved' from native.history where approval_id = $1`,
      values: [id, by],
    })
    await client.query({
      name: 'move',
      text: 'update native.approval set step = coalesce($2, step), status = $3 where id = $1',
      values: [id, next, next === null ? 'approved' : 'running'],
    })
    if (next !== null) await ask(client, id, task + 1, next, approval.name)
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function ask(client: pg.PoolClient, id: string, task: number, step: string, deal: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>({
    name: 'approver',
    text: 'select id from native.person where name = $1',
    values: ['Second'],
  })
  const person = rows[0]?.id
  await client.query({
    name: 'ask',
    text: `insert into native.task (approval_id, number, step, person_id, status, opened_at)
      values ($1, $2, $3, $4, 'open', now())`,
    values: [id, task, step, person],
  })
  await client.query({
    name: 'tell',
    text: `insert into native.notification (id, person_id, key, title, link, at)
      values (uuidv7(), $1, $2, $3, $4, now())`,
    values: [person, `approval/${id}/${task}`, `Please decide on “${deal}”`, `/inbox/${id}`],
  })
}
