/**
 * Work that can be interrupted: it yields after every document or object, so that whoever runs it on a thread that has
 * other things to do can do these in between. The engine itself knows no clock.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does the work in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
