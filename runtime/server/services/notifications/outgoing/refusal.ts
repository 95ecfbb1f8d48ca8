import type { Text } from '@attain/engine/metadata'

/** Why something did not get out, in words for administrators. */
export class Refusal extends Error {
  readonly problem: Required<Text>
  /** Trying again by itself would not help; somebody has to change something first. */
  readonly isFinal: boolean

  constructor(problem: Required<Text>, { isFinal = false, cause }: { isFinal?: boolean; cause?: unknown } = {}) {
    super(problem.en, cause === undefined ? {} : { cause })
    this.name = 'Refusal'
    this.problem = problem
    this.isFinal = isFinal
  }
}

/** Whatever was thrown, as a refusal; errors of networks speak English alone. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const cause = causeOf(error)
  if (cause instanceof Refusal) return cause
  const message = error instanceof Error ? error.message || error.name : String(error)
  const short = message.slice(0, 500)
  return new Refusal({ en: short, 'zh-CN': short }, { cause: error })
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}
