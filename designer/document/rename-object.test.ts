/** Renaming objects of the example bundle: afterwards the check finds nothing, and nothing says the old name. */
import { join } from 'node:path'
import { bundleFromDocuments, compileBundle, readBundle } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../../runtime/server/bundle-folder.ts'
import { byIdentity, type Documents, type DocumentValue } from './documents.ts'
import { beginHistory, execute, redo, undo } from './history.ts'
import { renameObject } from './rename-object.ts'

const folder = join(import.meta.dirname, '../../metadata-examples/hardware-sales')
const example = byIdentity(
  readBundle(await readFolder(folder)).documents.map(({ value }) => value as unknown as DocumentValue),
)
const plain = (documents: Documents) => Object.fromEntries([...documents].sort())
const renamed = (documents: Documents, from: string, to: string) =>
  execute(beginHistory(documents), renameObject(from, to, from))
const own = [...example.values()].flatMap(({ kind, name, extends: extending }) =>
  kind === 'object' && extending !== true ? [String(name)] : [],
)

describe('every object of the example', () => {
  test.each(own)('%s', (name) => {
    const after = renamed(example, name, 'another_name')
    expect(after.done).toHaveLength(1)
    expect(compileBundle(bundleFromDocuments([...after.documents.values()])).problems).toEqual([])
    expect([...after.documents.keys()].filter((id) => id.endsWith(`:${name}`) || id.includes(`:${name}/`))).toEqual(
      example.has(`role:${name}`) || example.has(`page:${name}`) ? expect.anything() : [],
    )
    expect(plain(undo(after).documents)).toEqual(plain(example))
    expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
    expect(plain(renamed(after.documents, 'another_name', name).documents)).toEqual(plain(example))
  })
})

test.each([
  ['taken by another object', 'account', 'opportunity'],
  ['taken by the system', 'account', 'person'],
  ['of what is not there', 'nothing', 'something'],
])('a name %s changes nothing', (_, from, to) => expect(renamed(example, from, to).done).toEqual([]))
