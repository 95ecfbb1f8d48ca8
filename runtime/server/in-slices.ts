/** Long work on the thread that answers requests: in slices, between which it does answer them. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from '@attain/engine/metadata'

/** What a request waits for at most, each of the few times that it needs the thread. */
const SLICE_MS = 4

/** Does work of the engine to its end, without holding anybody up. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  const pause = createPause()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

/** For loops of one's own: lets others have their turn when a slice is over. */
export function createPause(): () => Promise<void> | undefined {
  let begun = performance.now()
  return () => {
    if (performance.now() - begun < SLICE_MS) return undefined
    return nextTurn().then(() => {
      begun = performance.now()
    })
  }
}
