/**
 * In the place of Monaco's `internal/common/workers.js` (see `vite.config.ts`): that one brings every feature of the
 * editor with it, after an editor has begun without their services, and each editor after it would fail on them.
 */
import { editor } from 'monaco-editor/editor/editor.api'

interface Options {
  readonly label?: string
  readonly createData?: unknown
  readonly host?: Record<string, (...args: never) => unknown>
  readonly keepIdleModels?: boolean
}

export function createWebWorker<T extends object>({
  label = 'worker',
  createData,
  host,
  keepIdleModels = false,
}: Options): editor.MonacoWebWorker<T> {
  const worker = Promise.resolve(self.MonacoEnvironment?.getWorker?.('', label)).then((made) => {
    if (made === undefined) throw new Error(`There is no worker for ${label}.`)
    // the first message is for the frame around the worker, the second one for the worker
    made.postMessage('ignore')
    made.postMessage(createData)
    return made
  })
  return editor.createWebWorker<T>({ worker, keepIdleModels, ...(host && { host }) })
}
