/** All problems of one formula, with their places in the text. */
import type { Text } from '../../metadata/model.ts'
import { formulaLimits } from '../limits.ts'
import { type FormulaProblem, type FormulaProblemCode, hinting, type Near, type Span, say } from '../problem.ts'

/** Adds a problem at a node; gives undefined, which stands for the node that could not be typed. */
export type Report = (code: FormulaProblemCode, place: string, message: Text, hint?: Text | Near) => undefined

export class ProblemList {
  readonly found: FormulaProblem[] = []
  readonly #spans: ReadonlyMap<string, Span> | undefined

  constructor(spans: ReadonlyMap<string, Span> | undefined) {
    this.#spans = spans
  }

  readonly report: Report = (code, place, message, hint) => {
    if (this.found.length >= formulaLimits.problems) return undefined
    const span = this.#spanOf(place)
    const where =
      span === undefined
        ? undefined
        : say(`Line ${span.line}, column ${span.column}: `, `第 ${span.line} 行第 ${span.column} 列：`)
    this.found.push({
      code,
      place,
      message:
        where === undefined
          ? message
          : say(where.en + message.en, `${where['zh-CN']}${message['zh-CN'] ?? message.en}`),
      ...hinting(hint),
      ...(span === undefined ? {} : { span }),
    })
    return undefined
  }

  /** The place in the text of a node, or of the nearest node around it. */
  #spanOf(place: string): Span | undefined {
    for (let at = place; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const span = this.#spans?.get(at)
      if (span !== undefined || at === '') return span
    }
  }
}
