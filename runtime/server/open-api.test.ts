import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication } from './testing/test-application.ts'

let application: TestApplication
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
})
afterAll(() => application.close())

describe.each(['administrator', 'own_scope', 'no_money', 'nothing'])('as %s', (role) => {
  test.each(['en', 'zh-CN'])('the description is valid OpenAPI 3.1, in %s', async (language) => {
    const me = await application.person(`Somebody ${role} ${language}`, [role])
    const { body } = await me.get('/api/openapi.json', { 'accept-language': language })
    expect(body.openapi).toBe('3.1.0')
    const validator = new Validator()
    const result = await validator.validate(structuredClone(body))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })
})

test('operations follow rights', async () => {
  const me = await application.person('Reader', ['no_money'])
  const { paths } = (await me.get('/api/openapi.json')).body
  expect(Object.keys(paths['/api/records/deal'])).toEqual(['get'])
  expect(Object.keys(paths['/api/records/deal/{id}'])).toEqual(['get', 'patch'])
  expect(paths).not.toHaveProperty('/api/records/deal/export')
  expect(paths).not.toHaveProperty('/api/records/line')
})

test('a body is described as it is accepted', async () => {
  const admin = await application.person('Ada', ['administrator'])
  const { components } = (await admin.get('/api/openapi.json')).body
  expect(components.schemas.deal_create.properties.values.required).toEqual(['code'])
  expect(components.schemas.deal_create.properties.values.properties).not.toHaveProperty('created_at')
  expect(components.schemas.deal_change.properties.values).not.toHaveProperty('required')
})
