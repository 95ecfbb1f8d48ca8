import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkWays } from './check-ways.ts'
import type { ApprovalDocument, Node } from './types.generated.ts'

interface Case {
  readonly name: string
  readonly first?: string
  /** Each a name and what leads where. */
  readonly nodes: readonly object[]
  readonly found: readonly string[]
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('./ways-cases.json', import.meta.url), 'utf8'))

const filled = { approval: { approvers: [{ from: 'submitter' }] }, copy: { people: [] }, action: { actions: [] } }

test.each(cases)('$name', ({ first = 'a', nodes, found }) => {
  const document: ApprovalDocument = {
    kind: 'approval',
    object: 'deal',
    name: 'test',
    label: { en: 'Test' },
    first,
    nodes: nodes.map((node) => {
      const { type = 'approval' } = node as { type?: keyof typeof filled }
      return { type, ...filled[type], ...node } as unknown as Node
    }),
  }
  expect([...checkWays(document)].map(({ code, path }) => `${code} ${path}`)).toEqual(found)
})
