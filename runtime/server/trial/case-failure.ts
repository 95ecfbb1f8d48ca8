import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'

/** The application refuses something that a case does; `path` is where the case says it. */
export class CaseFailure extends Error {
  readonly path: string
  readonly text: Required<Text>

  constructor(path: string, refused: AttainError) {
    super(`${path}: ${refused.message}`, { cause: refused })
    this.path = path
    this.text = { en: refused.messageIn('en'), 'zh-CN': refused.messageIn('zh-CN') }
  }

  /** Anything that is no refusal goes on as it is. */
  static from(path: string, error: unknown): unknown {
    return error instanceof AttainError ? new CaseFailure(path, error) : error
  }
}

/** What the application refuses is said with the place in the file. */
export async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw CaseFailure.from(path, error)
  }
}
