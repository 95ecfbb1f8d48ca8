/** A group of conditions while it is edited: some of them may not be finished. */
import {
  type FieldCondition,
  type Filter,
  type FilterItem,
  isComplete,
  isFieldCondition,
  isGroup,
  type Operator,
  type OtherCondition,
  WITHOUT_VALUE,
} from '@attain/form/filter'

export interface ConditionDraft {
  readonly path?: string | undefined
  readonly operator?: Operator | undefined
  readonly value: unknown
}

export interface GroupDraft {
  readonly match: Filter['match']
  readonly items: readonly DraftItem[]
}

/** `key` tells the rows of a group apart. */
export type DraftItem = { readonly key: number } & (
  | { readonly kind: 'condition'; readonly draft: ConditionDraft }
  | { readonly kind: 'group'; readonly draft: GroupDraft }
  | { readonly kind: 'other'; readonly draft: OtherCondition }
)

export const NEW_CONDITION: ConditionDraft = { value: null }

/** The condition that a draft says, when it is finished. */
export function completeCondition({ path, operator, value }: ConditionDraft): FieldCondition | undefined {
  if (path === undefined || operator === undefined) return undefined
  const condition = { path, operator, value: WITHOUT_VALUE.has(operator) ? null : value }
  return isComplete(condition) ? condition : undefined
}

export function draftOf({ match, items }: Filter): GroupDraft {
  return { match, items: items.map((item, key) => draftItem(item, key)) }
}

function draftItem(item: FilterItem, key: number): DraftItem {
  if (isFieldCondition(item)) return { key, kind: 'condition', draft: item }
  return isGroup(item) ? { key, kind: 'group', draft: draftOf(item) } : { key, kind: 'other', draft: item }
}

/** A new row at the end. */
export function withItem(group: GroupDraft, kind: 'condition' | 'group'): GroupDraft {
  const key = 1 + Math.max(-1, ...group.items.map((item) => item.key))
  const item: DraftItem =
    kind === 'condition'
      ? { key, kind, draft: NEW_CONDITION }
      : { key, kind, draft: withItem({ match: group.match === 'all' ? 'any' : 'all', items: [] }, 'condition') }
  return { ...group, items: [...group.items, item] }
}

/** True when every condition says enough. */
export function isFinished({ items }: GroupDraft): boolean {
  return items.every((item) =>
    item.kind === 'condition'
      ? completeCondition(item.draft) !== undefined
      : item.kind === 'other' || isFinished(item.draft),
  )
}

/** What a finished group says: a group of one is that one, an empty group nothing. */
export function itemOfDraft(group: GroupDraft): FilterItem | undefined {
  const items = group.items.flatMap((item): readonly FilterItem[] => {
    const said =
      item.kind === 'condition'
        ? completeCondition(item.draft)
        : item.kind === 'group'
          ? itemOfDraft(item.draft)
          : item.draft
    return said ? [said] : []
  })
  return items.length > 1 ? { match: group.match, items } : items[0]
}
