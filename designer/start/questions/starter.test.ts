import { bundleFromDocuments, compileBundle } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { type Answers, QUESTIONS } from './answers.ts'
import { starterBundle } from './starter.ts'

/** What every new workspace has. */
const around = [
  { kind: 'app', name: 'trial', label: { en: 'Trial', 'zh-CN': '试用' }, home: 'pipeline', formatVersion: 1 },
  { kind: 'role', name: 'administrator', label: { en: 'Administrator', 'zh-CN': '管理员' }, administrator: true },
]
const all = QUESTIONS.sells.flatMap((sells) =>
  QUESTIONS.people.flatMap((people) => QUESTIONS.deals.map((deals): Answers => ({ sells, people, deals }))),
)

describe('the starter', () => {
  test.each(all)('for $sells, $people, $deals is sound and speaks both languages', (answers) => {
    expect(compileBundle(bundleFromDocuments([...around, ...starterBundle(answers)])).problems).toEqual([])
  })

  test('follows the answers', () => {
    const { model } = compileBundle(
      bundleFromDocuments([...around, ...starterBundle({ sells: 'services', people: 'ownDeals', deals: 'tender' })]),
    )
    const opportunity = model?.objects.get('opportunity')
    expect(opportunity?.fields.get('stage')?.options?.map(({ value }) => value)).toEqual([
      'announced', 'preparing', 'submitted', 'shortlisted', 'won', 'lost',
    ]) // biome-ignore format: one list
    expect(opportunity?.fields.has('days')).toBe(true)
    expect([...(model?.roles.values() ?? [])].map(({ name, objects }) => [name, objects?.[0]?.scope])).toEqual([
      ['administrator', undefined],
      ['sales_manager', 'subordinates'],
      ['sales_rep', 'own'],
    ])
  })
})
