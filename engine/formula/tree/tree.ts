/** JSON Logic, as metadata keep it: constants, lists, `{"var": path}` and `{"operator": [arguments]}`. */
export type Tree = null | boolean | number | string | readonly Tree[] | { readonly [operator: string]: Tree }

export interface Call {
  readonly operator: string
  readonly args: readonly unknown[]
}

/** The operator and arguments of a node with exactly one key; undefined for everything else. */
export function callOf(tree: unknown): Call | undefined {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return undefined
  const keys = Object.keys(tree)
  const operator = keys[0]
  if (keys.length !== 1 || operator === undefined) return undefined
  const args = (tree as Record<string, unknown>)[operator]
  return { operator, args: Array.isArray(args) ? args : [args] }
}

/** The path of `{"var": "account.region"}`. */
export function pathOf(tree: unknown): string | undefined {
  const call = callOf(tree)
  return call?.operator === 'var' && call.args.length === 1 && typeof call.args[0] === 'string'
    ? call.args[0]
    : undefined
}

export function call(operator: string, args: readonly Tree[]): Tree {
  return { [operator]: args }
}

export function variable(path: string): Tree {
  return { var: path }
}

/** The parts of an aggregate's first argument: `map(filter(list, where), value)`, both optional. */
export interface Collection {
  readonly list: string
  readonly where?: unknown
  readonly value?: unknown
  /** Pointers of the parts, relative to the collection. */
  readonly places: { readonly list: string; readonly where: string; readonly value: string }
}

export function collectionOf(tree: unknown): Collection | undefined {
  const map = callOf(tree)
  const hasValue = map?.operator === 'map' && map.args.length === 2
  const inner = hasValue ? map.args[0] : tree
  const at = hasValue ? '/map/0' : ''
  const filter = callOf(inner)
  const hasWhere = filter?.operator === 'filter' && filter.args.length === 2
  const list = pathOf(hasWhere ? filter.args[0] : inner)
  if (list === undefined) return undefined
  return {
    list,
    ...(hasWhere ? { where: filter.args[1] } : {}),
    ...(hasValue ? { value: map.args[1] } : {}),
    places: { list: hasWhere ? `${at}/filter/0` : at, where: `${at}/filter/1`, value: '/map/1' },
  }
}

export function makeCollection(list: string, where: Tree | undefined, value: Tree | undefined): Tree {
  const filtered = where === undefined ? variable(list) : call('filter', [variable(list), where])
  return value === undefined ? filtered : call('map', [filtered, value])
}

/** One step of a JSON pointer, escaped as RFC 6901 says. */
export function into(pointer: string, ...keys: (string | number)[]): string {
  return keys.reduce<string>((at, key) => `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, pointer)
}

/** The tree with another node at a pointer into it; the same tree when the pointer leads nowhere. */
export function withNodeAt(tree: unknown, pointer: string, node: Tree): unknown {
  if (pointer === '') return node
  const [step = '', ...rest] = pointer.slice(1).split('/')
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
  if (typeof tree !== 'object' || tree === null || !Object.hasOwn(tree, key)) return tree
  const further = rest.map((one) => `/${one}`).join('')
  if (Array.isArray(tree)) return tree.with(Number(key), withNodeAt(tree[Number(key)], further, node))
  const parts = tree as Readonly<Record<string, unknown>>
  return { ...parts, [key]: withNodeAt(parts[key], further, node) }
}
