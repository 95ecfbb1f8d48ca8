/** What a formula says several times, such as `booked + amount` in every tier, is worked out once for each record. */
import { partsOfTyped, type Typed } from '../types/typed.ts'
import type { Evaluator, RecordView, Value } from './value.ts'

/** Gives the same number to parts of a formula that say the same. */
export class PartNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #known = new Map<Typed, number>()

  of(node: Typed): number {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const said = this.#said(node)
    const number = this.#numbers.get(said) ?? this.#numbers.size
    this.#numbers.set(said, number)
    this.#known.set(node, number)
    return number
  }

  /** The form of a call follows from its arguments. */
  #said(node: Typed): string {
    switch (node.kind) {
      case 'constant':
        return `constant ${JSON.stringify([node.type, node.value])}`
      case 'field':
        return `field ${node.path.path}`
      case 'call':
        return `call ${node.definition.op} ${node.args.map((arg) => this.of(arg))}`
      case 'aggregate': {
        const parts = [node.value, node.where, node.order].map((part) => (part === undefined ? '' : this.of(part)))
        return `aggregate ${node.definition.op} ${parts} ${node.list.path}`
      }
    }
  }
}

/** The numbers of the parts that a formula says more than once; what stands inside of them counts once. */
export function findRepeats(roots: readonly Typed[], numbers: PartNumbers): ReadonlySet<number> {
  const seen = new Set<number>()
  const repeats = new Set<number>()
  const visit = (node: Typed) => {
    if (node.kind === 'constant') return
    const number = numbers.of(node)
    if (seen.has(number)) {
      repeats.add(number)
      return
    }
    seen.add(number)
    // the parts of an aggregate are asked about other records
    if (node.kind === 'call') partsOfTyped(node).forEach(visit)
  }
  roots.forEach(visit)
  return repeats
}

interface Remembered {
  record: RecordView | undefined
  value: Value
}

/** What was worked out in an evaluation, until it ends. */
export class Memory {
  readonly #kept: Remembered[] = []

  /** Asks once for each record: PRIOR and aggregates ask about others in between. */
  remember(evaluate: Evaluator): Evaluator {
    const kept: Remembered = { record: undefined, value: null }
    this.#kept.push(kept)
    return (record, environment) => {
      if (kept.record === record) return kept.value
      const value = evaluate(record, environment)
      kept.record = record
      kept.value = value
      return value
    }
  }

  forget(): void {
    for (const kept of this.#kept) kept.record = undefined
  }
}
