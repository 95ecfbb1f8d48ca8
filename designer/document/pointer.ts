/** Reading and changing values inside of documents by JSON pointer (RFC 6901); what is given is never changed. */
import type { Json } from '@attain/engine/fields'

export function stepsOf(pointer: string): readonly string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer to a part of what a pointer points to. */
export function at(pointer: string, ...steps: readonly (string | number)[]): string {
  return pointer + steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What stands there; undefined when nothing does. */
export function valueAt(root: Json | undefined, pointer: string): Json | undefined {
  let value = root
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined
    if (!Object.hasOwn(value, step)) return undefined
    value = (value as { readonly [key: string]: Json })[step]
  }
  return value
}

/**
 * The root with another value there; undefined takes it away (of a list: the entry, and those behind move up).
 * Objects on the way that are missing are made; steps through a list must name an entry, or its end.
 */
export function withValueAt(root: Json | undefined, pointer: string, value: Json | undefined): Json | undefined {
  return change(root, stepsOf(pointer), value)
}

function change(here: Json | undefined, steps: readonly string[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (Array.isArray(here)) {
    const list = here as readonly Json[]
    const index = Number(step)
    if (!Number.isInteger(index) || index < 0 || index > list.length)
      throw new RangeError(`The list has no entry ${step}.`)
    const part = change(list[index], rest, value)
    return part === undefined
      ? list.toSpliced(index, 1)
      : index === list.length
        ? [...list, part]
        : list.with(index, part)
  }
  const parts = typeof here === 'object' && here !== null ? (here as { readonly [key: string]: Json }) : {}
  const part = change(Object.hasOwn(parts, step) ? parts[step] : undefined, rest, value)
  const { [step]: _, ...others } = parts
  if (part === undefined) return others
  // an existing key keeps its place
  return Object.hasOwn(parts, step)
    ? Object.fromEntries(Object.entries(parts).map(([key, old]) => [key, key === step ? part : old]))
    : { ...parts, [step]: part }
}

/** The root with a value put into a list before that index; the list is made when it is missing. */
export function withEntry(root: Json | undefined, list: string, index: number, entry: Json): Json | undefined {
  const before = listAt(root, list)
  return withValueAt(root, list, before.toSpliced(index, 0, entry))
}

/** The root with an entry of a list moved: `to` is its index afterwards. */
export function withMove(root: Json | undefined, list: string, from: number, to: number): Json | undefined {
  const before = listAt(root, list)
  const [entry] = before.slice(from, from + 1)
  if (entry === undefined) return root
  return withValueAt(root, list, before.toSpliced(from, 1).toSpliced(to, 0, entry))
}

/** The list there; empty when nothing is. */
export function listAt(root: Json | undefined, pointer: string): readonly Json[] {
  const value = valueAt(root, pointer)
  return Array.isArray(value) ? value : []
}
