/** Nothing that is done by hand leaves the draft broken, and the visual editors and the source never disagree. */
import {
  bundleFromDocuments,
  checkBundle,
  compileBundle,
  compileModel,
  diffBundles,
  formatDocument,
  hasErrors,
  impactOf,
  linkBundle,
  type MetadataDocument,
  validateBundle,
} from '@attain/engine/metadata'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../source/read-source.ts'
import { replaceDocument } from './command.ts'
import { changedBetween, type Documents } from './documents.ts'
import { beginHistory, execute, redo, undo } from './history.ts'
import { anySteps, commandOf, visits } from './random-edits.test-data.ts'

const plain = (documents: Documents) => Object.fromEntries([...documents].sort())
const rawOf = (documents: Documents) => bundleFromDocuments([...documents.values()])

const begun = compileBundle(rawOf(visits))
test('there are no problems to begin with', () => expect(begun.problems).toEqual([]))

test('whatever is done by hand can be undone and redone, keeps its shape, reads the same as source, and compiles when the check says so', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      let history = beginHistory(visits)
      for (const step of steps) {
        const command = commandOf(history.documents, step)
        if (command === undefined) continue
        const before = history
        const after = execute(before, command, false)
        history = after
        if (after === before) continue
        expect(after.done).toHaveLength(before.done.length + 1)
        expect(plain(undo(after).documents)).toEqual(plain(before.documents))
        expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
        for (const identity of changedBetween(before.documents, after.documents)) sourceSaysTheSame(after, identity)
      }
      checksOut(history.documents)
    }),
    { numRuns: 150 },
  )
})

/** What the source editor shows of a document is, read back, the very document. */
function sourceSaysTheSame(history: ReturnType<typeof beginHistory>, identity: string) {
  const document = history.documents.get(identity)
  if (document === undefined) return
  const text = formatDocument(document as unknown as MetadataDocument)
  const read = readSource(text, identity)
  expect(read).toEqual(document)
  if (read === undefined) return
  expect(formatDocument(read as unknown as MetadataDocument)).toBe(text)
  expect(execute(history, replaceDocument(identity, read, ''))).toBe(history)
}

/** Documents stay of the shape of their kind; without errors, they are a model that can take the place of the one before. */
function checksOut(documents: Documents) {
  const linked = linkBundle(validateBundle(rawOf(documents)))
  expect([...linked.broken]).toEqual([])
  const { problems, bundle } = checkBundle(linked)
  expect(bundle === undefined).toBe(hasErrors(problems))
  if (bundle === undefined || begun.model === undefined) return
  const model = compileModel(bundle)
  impactOf(diffBundles(rawOf(visits), rawOf(documents)), begun.model, model)
  impactOf(diffBundles(rawOf(documents), rawOf(visits)), model, begun.model)
}
