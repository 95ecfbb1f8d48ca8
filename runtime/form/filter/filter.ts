/** A filter as people edit it: conditions, and groups of them, of which all or any must hold; read from and written to JSON Logic. */

/** Operators of the editor. Those in WITHOUT_VALUE ask for nothing more. */
export const OPERATORS = [
  'contains',
  'startsWith',
  'is',
  'isNot',
  'less',
  'atMost',
  'more',
  'atLeast',
  'between',
  'anyOf',
  'noneOf',
  'has',
  'yes',
  'no',
  'me',
  'today',
  'beforeToday',
  'afterToday',
  'blank',
  'filled',
] as const
export type Operator = (typeof OPERATORS)[number]

export function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name)
}

export const WITHOUT_VALUE: ReadonlySet<Operator> = new Set([
  'yes',
  'no',
  'me',
  'today',
  'beforeToday',
  'afterToday',
  'blank',
  'filled',
])

/** One field, one operator, its value: text, a pair for `between`, a list for `anyOf` and `noneOf`. */
export interface FieldCondition {
  readonly path: string
  readonly operator: Operator
  readonly value: unknown
  /** Words are looked for whatever their case, unless it says so. */
  readonly exactCase?: true
}

/** A condition that the editor cannot take apart; it is kept and shown as it is. */
export interface OtherCondition {
  readonly tree: Logic
}

/** A filter inside a filter is a group. */
export type FilterItem = FieldCondition | Filter | OtherCondition
export interface Filter {
  readonly match: 'all' | 'any'
  readonly items: readonly FilterItem[]
}
export type Logic = { readonly [operator: string]: unknown }

export const NO_FILTER: Filter = { match: 'all', items: [] }

export function isFieldCondition(item: FilterItem): item is FieldCondition {
  return 'path' in item
}

export function isGroup(item: FilterItem): item is Filter {
  return 'items' in item
}

/** The JSON Logic of a filter; undefined when it lets everything through. */
export function toLogic({ match, items }: Filter): Logic | undefined {
  const trees = items.map(itemToLogic).filter((tree) => tree !== undefined)
  if (trees.length <= 1) return trees[0]
  return { [match === 'all' ? 'and' : 'or']: trees }
}

const IGNORE_CASE = 'ignore_case'

function itemToLogic(item: FilterItem): Logic | undefined {
  if (isFieldCondition(item)) return conditionToLogic(item)
  return isGroup(item) ? toLogic(item) : item.tree
}

/** The JSON Logic of one condition. */
export function conditionToLogic({ path, operator, value, exactCase }: FieldCondition): Logic {
  const field = { var: path }
  const [from, to] = Array.isArray(value) ? value : []
  switch (operator) {
    case 'contains':
    case 'startsWith':
      return { [operator]: exactCase ? [field, value] : [field, value, IGNORE_CASE] }
    case 'is':
      return { '==': [field, value] }
    case 'isNot':
      return { '!=': [field, value] }
    case 'less':
      return { '<': [field, value] }
    case 'atMost':
      return { '<=': [field, value] }
    case 'more':
      return { '>': [field, value] }
    case 'atLeast':
      return { '>=': [field, value] }
    case 'between':
      return { '<=': [from, field, to] }
    case 'anyOf':
      return { in: [field, value] }
    case 'noneOf':
      return { '!': [{ in: [field, value] }] }
    case 'has':
      return { in: [value, field] }
    case 'yes':
      return { '==': [field, true] }
    case 'no':
      return { '!=': [field, true] }
    case 'me':
      return { '==': [field, { currentUser: [] }] }
    case 'today':
      return { '==': [field, { today: [] }] }
    case 'beforeToday':
      return { '<': [field, { today: [] }] }
    case 'afterToday':
      return { '>': [field, { today: [] }] }
    case 'blank':
      return { blank: [field] }
    case 'filled':
      return { '!': [{ blank: [field] }] }
  }
}

/** Takes JSON Logic apart as far as the editor understands it; what it does not stays whole. */
export function fromLogic(tree: unknown): Filter {
  if (!isLogic(tree)) return NO_FILTER
  const { name, args } = callOf(tree)
  if ((name === 'and' || name === 'or') && args.length > 0) {
    const items = args.filter(isLogic).map(itemOf)
    return { match: name === 'or' && items.length > 1 ? 'any' : 'all', items }
  }
  return { match: 'all', items: [itemOf(tree)] }
}

/** What one tree says: a condition, a group, or a formula that is kept whole. */
export function itemOf(tree: Logic): FilterItem {
  return conditionOf(tree) ?? groupOf(tree) ?? { tree }
}

/** `and` and `or` of conditions; with a single one it is that one. */
function groupOf(tree: Logic): FilterItem | undefined {
  const { name, args } = callOf(tree)
  if ((name !== 'and' && name !== 'or') || args.length === 0 || !args.every(isLogic)) return undefined
  const items = args.map(itemOf)
  return items.length === 1 ? items[0] : { match: name === 'or' ? 'any' : 'all', items }
}

const COMPARISONS: Readonly<Record<string, Operator>> = {
  '==': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
  contains: 'contains',
  startsWith: 'startsWith',
}
const ON_TODAY: Readonly<Record<string, Operator>> = { '==': 'today', '<': 'beforeToday', '>': 'afterToday' }

/** The condition that a tree says, if it is one that the editor knows. */
export function conditionOf(tree: Logic): FieldCondition | undefined {
  const { name, args } = callOf(tree)
  const [first, second, third] = args
  const itself = pathOf(tree)
  if (itself) return { path: itself, operator: 'yes', value: null }
  const path = pathOf(first)
  if (name === '!' && isLogic(first)) {
    const inner = conditionOf(first)
    if (inner?.operator === 'anyOf') return { ...inner, operator: 'noneOf' }
    if (inner?.operator === 'blank') return { ...inner, operator: 'filled' }
    if (inner?.operator === 'yes') return { ...inner, operator: 'no' }
    return undefined
  }
  if (name === 'blank' && path) return { path, operator: 'blank', value: null }
  if (name === 'in') {
    if (path && Array.isArray(second)) return { path, operator: 'anyOf', value: second }
    const holder = pathOf(second)
    return holder && typeof first === 'string' ? { path: holder, operator: 'has', value: first } : undefined
  }
  const middle = pathOf(second)
  if (name === '<=' && args.length === 3 && middle && isConstant(first) && isConstant(third)) {
    return { path: middle, operator: 'between', value: [first, third] }
  }
  const operator = COMPARISONS[name]
  const ignoresCase = third === IGNORE_CASE && (name === 'contains' || name === 'startsWith')
  if (!operator || !path || args.length !== (ignoresCase ? 3 : 2)) return undefined
  if (isLogic(second)) {
    const special = callOf(second).name
    if (special === 'currentUser' && name === '==') return { path, operator: 'me', value: null }
    const today = ON_TODAY[name]
    if (special === 'today' && today) return { path, operator: today, value: null }
    return undefined
  }
  if (second === true && name === '==') return { path, operator: 'yes', value: null }
  if ((second === true && name === '!=') || (second === false && name === '=='))
    return { path, operator: 'no', value: null }
  if (!isConstant(second)) return undefined
  const isSearch = operator === 'contains' || operator === 'startsWith'
  return { path, operator, value: second, ...(isSearch && !ignoresCase ? { exactCase: true as const } : {}) }
}

function isConstant(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

export function isLogic(tree: unknown): tree is Logic {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) && Object.keys(tree).length === 1
}

/** The operator of a tree and its arguments. */
export function callOf(tree: Logic): { readonly name: string; readonly args: readonly unknown[] } {
  const name = Object.keys(tree)[0] ?? ''
  const args = tree[name]
  return { name, args: Array.isArray(args) ? args : [args] }
}

function pathOf(tree: unknown): string | undefined {
  if (!isLogic(tree)) return undefined
  const { name, args } = callOf(tree)
  return name === 'var' && typeof args[0] === 'string' ? args[0] : undefined
}

/** True when the condition says enough to be used. */
export function isComplete({ operator, value }: FieldCondition): boolean {
  if (WITHOUT_VALUE.has(operator)) return true
  const given = (part: unknown) => part !== null && part !== undefined && part !== ''
  if (operator === 'between') return Array.isArray(value) && value.length === 2 && value.every(given)
  if (operator === 'anyOf' || operator === 'noneOf') return Array.isArray(value) && value.length > 0
  return given(value)
}
