/** The baseline of `bench approval`: decisions and the inbox by hand, without accounts, rights, or definitions. */
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { createPool } from '../../server/database/connect.ts'
import { decideByHand } from './decide-by-hand.ts'

const inbox = {
  name: 'inbox',
  text: `select t.approval_id as id, t.number as task, t.step, t.opened_at, d.id as deal_id, d.name, a.status,
      a.submitted_at, p.id as submitter_id, p.name as submitter
    from native.task t join native.approval a on a.id = t.approval_id join native.deal d on d.id = a.deal_id
    join native.person p on p.id = a.submitted_by
    where t.person_id = $1 and t.status = 'open' order by t.opened_at desc, t.approval_id desc limit 51`,
}

const pool = createPool(process.env.DATABASE_URL as string)
const app = Fastify()

app.get<{ Querystring: { person: string } }>('/inbox', async (request) => {
  const { rows } = await pool.query({ ...inbox, values: [request.query.person] })
  const last = rows.length > 50 ? rows[49] : undefined
  return {
    items: rows.slice(0, 50).map(({ id, task, step, opened_at, deal_id, name, status, submitted_at, ...row }) => ({
      id,
      task,
      step,
      at: opened_at,
      record: { id: deal_id, name },
      status,
      submittedAt: submitted_at,
      submitter: { id: row.submitter_id, name: row.submitter },
    })),
    next: last === undefined ? null : `${last.opened_at},${last.id}`,
  }
})

app.post<{ Params: { id: string }; Body: { task: number; by: string } }>(
  '/approvals/:id/approve',
  async (request, reply) => {
    const { task, by } = request.body
    const isDone = await decideByHand(pool, { id: request.params.id, task, by })
    return isDone ? reply.code(204).send() : reply.code(409).send({ message: 'This has been decided already.' })
  },
)

process.once('SIGTERM', () => void app.close().then(() => pool.end()))
await app.listen({ host: 'localhost', port: 0 })
console.log(`http://localhost:${(app.server.address() as AddressInfo).port}`)
