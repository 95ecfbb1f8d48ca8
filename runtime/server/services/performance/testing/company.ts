/** A company of which tests know everybody by name, and whose administrator writes its records. */
import { expect } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'

export interface Company {
  readonly application: TestApplication
  readonly admin: TestPerson
  person(name: string): TestPerson
  employ(name: string, roles: readonly string[], values?: object): Promise<TestPerson>
  create(object: string, values: object): Promise<string>
}

export async function startCompany(documents: readonly object[]): Promise<Company> {
  const application = await createTestApplication(documents)
  const admin = await application.person('Ada', ['administrator'])
  const people = new Map<string, TestPerson>()
  return {
    application,
    admin,
    person(name) {
      const found = people.get(name)
      if (!found) throw new Error(name)
      return found
    },
    async employ(name, roles, values = {}) {
      const employed = await application.person(name, roles, { ...values })
      people.set(name, employed)
      return employed
    },
    async create(object, values) {
      const { status, body } = await admin.post(`/api/records/${object}`, { values })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.id
    },
  }
}
