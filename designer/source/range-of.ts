/** Where the value of a JSON pointer stands in a text, as Monaco counts: lines and columns from 1. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { stepsOf } from '../document/pointer.ts'

export interface Range {
  readonly startLineNumber: number
  readonly startColumn: number
  readonly endLineNumber: number
  readonly endColumn: number
}

/** The range of the value, or of the nearest one around it that is there; of something long, its first line. */
export function rangeOf(text: string, pointer: string): Range {
  const root = parseTree(text)
  const node = root && nearest(root, stepsOf(pointer))
  const start = node?.offset ?? 0
  const line = text.indexOf('\n', start)
  const end = Math.min(start + (node?.length ?? 1), line === -1 ? text.length : line)
  const [from, to] = [positionOf(text, start), positionOf(text, Math.max(end, start + 1))]
  return { startLineNumber: from.line, startColumn: from.column, endLineNumber: to.line, endColumn: to.column }
}

function nearest(root: Node, steps: readonly string[]): Node {
  for (let length = steps.length; length > 0; length -= 1) {
    const found = findNodeAtLocation(
      root,
      steps.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    )
    if (found) return found
  }
  return root
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
