/// <reference lib="webworker" />
/**
 * Checks the draft beside the page, so that typing never waits for it: the engine's own check, the one that publishing
 * does. Ajv makes code at run time, which only this worker may.
 */
import { bundleFromDocuments, checkBundle, graphOf, linkBundle, validateBundle } from '@attain/engine/metadata'
import type { CheckAnswer, CheckRequest, Checks } from './checks.ts'

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const answer: CheckAnswer = { ticket: data.ticket, checks: check(data) }
  self.postMessage(answer)
})

function check({ documents }: CheckRequest): Checks {
  const linked = linkBundle(validateBundle(bundleFromDocuments(documents)))
  const { problems } = checkBundle(linked)
  return { problems, graph: graphOf(linked), broken: [...linked.broken] }
}
