/** Asks the engine, in a worker, what it would say of documents that are not in the draft yet. */
import type { Problem } from '@attain/engine/metadata'
import type { CheckAnswer, CheckRequest } from '../../check/checks.ts'
import type { DocumentValue } from '../../document/documents.ts'

export interface OneCheck {
  readonly problems: Promise<readonly Problem[]>
  stop(): void
}

export function checkDocuments(documents: readonly DocumentValue[]): OneCheck {
  const worker = new Worker(new URL('../../check/check-worker.ts', import.meta.url), { type: 'module' })
  const changed = documents.map((document, index) => [String(index), document] as const)
  const request: CheckRequest = { ticket: 1, changed, order: changed.map(([identity]) => identity) }
  const problems = new Promise<readonly Problem[]>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      worker.terminate()
      resolve(data.problems)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
  })
  worker.postMessage(request)
  return { problems, stop: () => worker.terminate() }
}
