/** What tests do with an application that pays commission, as an administrator enters records and finance runs plans. */
import type { CommissionRunBody, StatementBody, StatementsPage } from '@attain/contract'
import { expect } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'

export interface Payroll {
  readonly world: TestApplication
  readonly admin: TestPerson
  readonly grace: TestPerson
  /** A new record; its id. */
  create(object: string, values: Record<string, unknown>): Promise<string>
  update(object: string, id: string, values: Record<string, unknown>): Promise<void>
  /** A won deal. */
  deal(owner: TestPerson, amount: string, day: string, more?: Record<string, unknown>): Promise<string>
  act(type: string, plan: string, period: string): Promise<void>
  statement(payee: TestPerson, plan: string, period: string): Promise<StatementBody>
  /** Undefined for whoever has none. */
  find(payee: TestPerson, plan: string, period: string): Promise<StatementBody | undefined>
}

export async function ok<B>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<B> {
  const { status: found, body } = await answer
  expect(found, JSON.stringify(body)).toBe(status)
  return body as B
}

export const linesOf = ({ lines }: Pick<StatementBody, 'lines'>) => lines.map(({ type, amount }) => [type, amount])

export async function startPayroll(documents: readonly object[]): Promise<Payroll> {
  const world = await createTestApplication(documents)
  const admin = await world.person('Ada', ['administrator'])
  const grace = await world.person('Grace', ['finance'])
  let number = 0
  const payroll: Payroll = {
    ...{ world, admin, grace },
    async create(object, values) {
      return (await ok<{ id: string }>(admin.post(`/api/records/${object}`, { values }), 201)).id
    },
    async update(object, id, values) {
      await ok(admin.send('PATCH', `/api/records/${object}/${id}`, { values }))
    },
    deal(owner, amount, day, more = {}) {
      number += 1
      const values = { name: `deal ${number}`, owner: owner.id, amount, closed_on: day, stage: 'won', ...more }
      return payroll.create('deal', values)
    },
    async act(type, plan, period) {
      const at = `/api/commission/plans/${plan}/periods/${period}`
      const { status, body } = await grace.post(`${at}/events`, { type })
      if (status !== 202) return expect(status, JSON.stringify(body)).toBe(204)
      // one that takes long is followed
      for (;;) {
        const run = await ok<CommissionRunBody>(grace.get(`${at}/run`))
        if (run.state === 'done') return
        expect(['waiting', 'running'], JSON.stringify(run)).toContain(run.state)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    async find(payee, plan, period) {
      const page = `/api/commission/plans/${plan}/periods/${period}/statements`
      const row = (await ok<StatementsPage>(grace.get(page))).items.find((one) => one.payee.id === payee.id)
      return row === undefined ? undefined : ok<StatementBody>(grace.get(`/api/commission/statements/${row.id}`))
    },
    async statement(payee, plan, period) {
      const found = await payroll.find(payee, plan, period)
      if (found === undefined) throw new Error(`There is no statement of ${plan} ${period}.`)
      return found
    },
  }
  return payroll
}
