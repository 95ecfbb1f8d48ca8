/** A company with the records that actions work on, and rules on its deals, for tests of what rules do. */
import { expect } from 'vitest'
import { actionBundle } from '../../../testing/action-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'

export const label = { en: 'Rule', 'zh-CN': '规则' }

/** A rule on deals whose codes begin with its name. */
export function rule(name: string, on: object, actions: readonly object[], more: Record<string, unknown> = {}) {
  const { when, ...rest } = more
  const own = `LEFT(code, ${name.length}) = "${name}"`
  return {
    kind: 'rule',
    object: 'deal',
    name,
    label: { en: name, 'zh-CN': name },
    on,
    when: when === undefined ? own : `AND(${own}, ${when})`,
    actions,
    ...rest,
  }
}

export const set = (field: string, value: string) => ({ do: 'setFields', values: [{ field, value }] })
export const note = (value: string) => set('notes', value)
export const task = (subject: string) => ({
  do: 'createRecord',
  object: 'task',
  values: [
    { field: 'subject', value: subject },
    { field: 'deal', value: 'id' },
  ],
})

export interface RuleCompany {
  readonly application: TestApplication
  readonly administrator: TestPerson
  /** Owns what she creates, and sees nothing else. */
  readonly ada: TestPerson
  /** As the administrator, unless told otherwise. */
  create(object: string, values: Record<string, unknown>, by?: TestPerson): Promise<string>
  change(object: string, id: string, values: Record<string, unknown>, by?: TestPerson): Promise<void>
  read(object: string, id: string): Promise<Record<string, unknown>>
  /** Their subjects, sorted. */
  tasksOf(filter: string): Promise<string[]>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into runs of any shape, and fail where they are wrong
  runsOf(query: string): Promise<any[]>
  /** Publishes these rules in place of those before. */
  publish(rules: readonly object[]): Promise<void>
}

export async function startRules(rules: readonly object[]): Promise<RuleCompany> {
  const application = await createTestApplication([...actionBundle, ...rules])
  const administrator = await application.person('Administrator', ['administrator'])
  const ada = await application.person('Ada', ['own_scope'])
  return {
    application,
    administrator,
    ada,
    async create(object, values, by = administrator) {
      const { status, body } = await by.post(`/api/records/${object}`, { values })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.id
    },
    async change(object, id, values, by = administrator) {
      const { status, body } = await by.send('PATCH', `/api/records/${object}/${id}`, { values })
      expect(status, JSON.stringify(body)).toBe(200)
    },
    read: async (object, id) => (await administrator.get(`/api/records/${object}/${id}`)).body.values,
    async tasksOf(filter) {
      const { body } = await administrator.post('/api/records/task/query', { fields: ['subject'], filter, limit: 200 })
      return body.items.map((item: { values: { subject: string } }) => item.values.subject).sort()
    },
    runsOf: async (query) => (await administrator.get(`/api/rules/runs?${query}`)).body.items,
    publish: (next) => application.publish([...actionBundle, ...next]),
  }
}
