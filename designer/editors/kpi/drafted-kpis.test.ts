import type { KpiDocument } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { byIdentity, type DocumentValue, withDocument } from '../../document/documents.ts'
import { draftedKpis } from './drafted-kpis.ts'

const kpi = (name: string, measure: object) => ({ kind: 'kpi', name, label: { en: name }, measure })
const formula = (name: string, text: string) => kpi(name, { from: 'kpis', formula: text })
const base = byIdentity([kpi('sales', { from: 'entries' }), kpi('spent', { from: 'entries' })] as DocumentValue[])
const drafted = [formula('growth', 'sales / previous.sales'), kpi('won', { from: 'entries' })].reduce(
  (documents, one) => withDocument(documents, `kpi:${one.name}`, one as DocumentValue),
  base,
)
const others = (text: string) =>
  draftedKpis(formula('mine', text) as unknown as KpiDocument, base, drafted).map(({ name }) => name)

test('what a formula reads comes along where it is not live, and what that reads', () => {
  expect(others('growth / won')).toEqual(['growth', 'won'])
  expect(others('sales / spent')).toEqual([])
  expect(others('previous.won + mine')).toEqual(['won'])
})

test('a formula over drafted formulas brings what these are made of', () => {
  const changed = withDocument(drafted, 'kpi:sales', formula('sales', 'won * 2') as unknown as DocumentValue)
  const mine = formula('mine', 'growth') as unknown as KpiDocument
  expect(draftedKpis(mine, base, changed).map(({ name }) => name)).toEqual(['growth', 'sales', 'won'])
})
