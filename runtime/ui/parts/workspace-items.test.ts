import { expect, test } from 'vitest'
import { inOrder } from './workspace-items.tsx'

test('sandboxes stand beneath their live workspace, and those of others at the end', () => {
  const workspace = (slug: string, sandboxOf?: string) => ({ slug, name: slug, ...(sandboxOf && { sandboxOf }) })
  const all = [workspace('b-1', 'b'), workspace('a'), workspace('lost', 'c'), workspace('b'), workspace('a-1', 'a')]
  expect(inOrder(all).map(({ slug }) => slug)).toEqual(['a', 'a-1', 'b', 'b-1', 'lost'])
})
