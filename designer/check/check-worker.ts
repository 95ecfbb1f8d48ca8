/// <reference lib="webworker" />
/**
 * Checks the draft beside the page, so that typing never waits for it: the engine's own check, the one that publishing
 * does. Ajv makes code at run time, which only this worker may.
 */
import { bundleFromDocuments, checkBundle, graphOf, linkBundle, validateBundle } from '@attain/engine/metadata'
import type { DocumentValue } from '../document/documents.ts'
import { withChanges } from './changes.ts'
import type { CheckAnswer, CheckRequest } from './checks.ts'
import { createGraphWatch } from './graph-change.ts'

let documents: ReadonlyMap<string, DocumentValue> = new Map()
const changeOf = createGraphWatch()

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  documents = withChanges(documents, data)
  const answer: CheckAnswer = { ticket: data.ticket, ...check() }
  self.postMessage(answer)
})

function check(): Omit<CheckAnswer, 'ticket'> {
  const linked = linkBundle(validateBundle(bundleFromDocuments([...documents.values()])))
  const { problems } = checkBundle(linked)
  return { problems, broken: [...linked.broken], graph: changeOf(graphOf(linked)) }
}
