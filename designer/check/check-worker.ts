/// <reference lib="webworker" />
/**
 * Checks the draft beside the page, so that typing never waits for it: the engine's own check, the one that publishing
 * does. Ajv makes code at run time, which only this worker may.
 */
import { bundleFromDocuments, checkBundle, graphOf, linkBundle, validateBundle } from '@attain/engine/metadata'
import type { DocumentValue } from '../document/documents.ts'
import { withChanges } from './changes.ts'
import type { CheckAnswer, CheckRequest, Checks } from './checks.ts'
import { createGraphWatch } from './graph-change.ts'
import { loadMissedPatterns } from './patterns-later.ts'

let documents: ReadonlyMap<string, DocumentValue> = new Map()
const changeOf = createGraphWatch()

// the page asks the next time when it has the answer
self.addEventListener('message', async ({ data }: MessageEvent<CheckRequest>) => {
  documents = withChanges(documents, data)
  let checks = check()
  if (await loadMissedPatterns()) checks = check()
  const answer: CheckAnswer = { ticket: data.ticket, ...checks, graph: changeOf(checks.graph) }
  self.postMessage(answer)
})

function check(): Checks {
  const linked = linkBundle(validateBundle(bundleFromDocuments([...documents.values()])))
  const { problems } = checkBundle(linked)
  return { problems, broken: [...linked.broken], graph: graphOf(linked) }
}
