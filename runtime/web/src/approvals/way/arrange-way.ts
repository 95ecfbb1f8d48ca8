/** The way of an approval as a picture: steps one after another, and where it splits, branches beside each other. */
import type { WayStep } from '@attain/contract'

/** A place of the picture: a step, or a split with its branches. */
export interface Stop {
  readonly step: WayStep
  /** Empty where nothing splits; a branch without steps of its own leads straight on. */
  readonly branches: readonly Way[]
}

export type Way = readonly Stop[]

/** Steps come in the order in which they are reached; each knows its branch, a split those that it opens. */
export function arrangeWay(steps: readonly WayStep[]): Way {
  const opened = new Set(steps.flatMap(({ opens }) => opens))
  const place = (belongs: (step: WayStep) => boolean): Way =>
    steps.filter(belongs).flatMap((step): Way => {
      const branches = step.opens.map((branch) => place((each) => each.branch === branch))
      return branches.length > 1 ? [{ step, branches }] : [{ step, branches: [] }, ...(branches[0] ?? [])]
    })
  // what lies in a branch that nothing here opens stands on the main way rather than nowhere
  return place((step) => !opened.has(step.branch))
}

/** Where the eye should fall first: the first step that somebody is asked at, else the last that is done. */
export function focusOf(steps: readonly WayStep[]): number | undefined {
  return (steps.find(({ when }) => when === 'now') ?? steps.findLast(({ when }) => when === 'done'))?.visit
}

export type NeededWords = { readonly says: 'all' | 'any' } | { readonly says: 'of'; readonly needed: string }

/** How many have to agree; nothing where only one is asked. */
export function neededOf({ needed, people }: WayStep): NeededWords | null {
  if (needed === null || people.length < 2) return null
  if (needed === 'all') return { says: 'all' }
  return needed === '1' ? { says: 'any' } : { says: 'of', needed }
}
