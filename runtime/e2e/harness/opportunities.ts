/** Records that a story needs, written through the API as the visitor. */
import { expect } from 'vitest'
import type { Visit } from './served-example.ts'

export interface StoredRecord {
  readonly id: string
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
}

const base = '/api/records/opportunity'

/** Creates an opportunity of the product Vega 100 and opens nothing. */
export async function createOpportunity(
  { page }: Visit,
  values: Readonly<Record<string, unknown>> & { readonly code: string },
): Promise<StoredRecord> {
  const product = await idOf({ page }, 'product', 'Vega 100')
  const answer = await page.request.post(base, { data: { values: { product, stage: 'prospecting', ...values } } })
  expect(answer.status(), await answer.text()).toBe(201)
  return answer.json()
}

/** The record as it is stored now. */
export async function readOpportunity({ page }: Pick<Visit, 'page'>, id: string): Promise<StoredRecord> {
  const answer = await page.request.get(`${base}/${id}`)
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

/** The id of the record of that object with exactly that name. */
export async function idOf({ page }: Pick<Visit, 'page'>, object: string, name: string): Promise<string> {
  const answer = await page.request.get(`/api/search?objects=${object}&limit=20&q=${encodeURIComponent(name)}`)
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] }
  const found = items.find((item) => item.name === name)
  if (!found) throw new Error(`There is no ${object} called "${name}".`)
  return found.id
}
