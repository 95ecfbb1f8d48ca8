/** What a page is narrowed down to: what its document says until somebody chooses otherwise, kept in the address. */
import type { DashboardDocument } from '../metadata/kinds/dashboard/types.generated.ts'
import type { Comparison, FiguresQuestion, FiguresWithin, Granularity, PeriodsQuestion } from './asked.ts'

export type Whose = NonNullable<DashboardDocument['people']>

export interface PageState {
  readonly calendar?: string
  readonly granularity: Granularity
  readonly last: number
  /** Key of the last period; that of today without it. */
  readonly to?: string
  readonly compare?: Comparison
  readonly people: Whose
  /** Values by dimension; a blank one is null. */
  readonly where: Readonly<Record<string, readonly (string | null)[]>>
}

const granularities: readonly Granularity[] = ['day', 'week', 'month', 'quarter', 'half', 'year']
const everybody: readonly Whose[] = ['me', 'myTeam', 'belowMe', 'everybody']
/** How a blank value stands in the address. */
const BLANK = '-'

export function beginState({ period, people = 'everybody' }: DashboardDocument): PageState {
  const { calendar, granularity = 'month', last = 1, compare } = period ?? {}
  return {
    ...(calendar === undefined ? {} : { calendar }),
    granularity,
    last,
    ...(compare === undefined ? {} : { compare }),
    people,
    where: {},
  }
}

/** Parameters of an address, as browsers and servers read them. */
export interface AddressParams {
  get(name: string): string | null
  getAll(name: string): string[]
}

/** What the address says, and the document where it says nothing. */
export function readState(document: DashboardDocument, params: AddressParams): PageState {
  const begin = beginState(document)
  const granularity = granularities.find((one) => one === params.get('by')) ?? begin.granularity
  const last = Number(params.get('last') ?? begin.last)
  const compare = params.get('compare')
  const to = params.get('to')
  const where = (document.filters ?? []).flatMap((name) => {
    const values = params.getAll(`f.${name}`)
    return values.length === 0 ? [] : [[name, values.map((value) => (value === BLANK ? null : value))] as const]
  })
  const { compare: usual, ...rest } = begin
  const compared = compare === null ? usual : compare === 'previous' || compare === 'yearAgo' ? compare : undefined
  return {
    ...rest,
    granularity,
    last: Number.isInteger(last) && last >= 1 && last <= 60 ? last : begin.last,
    ...(to === null ? {} : { to }),
    ...(compared === undefined ? {} : { compare: compared }),
    people: everybody.find((one) => one === params.get('people')) ?? begin.people,
    where: Object.fromEntries(where),
  }
}

/** Parameters of the address for a state; what the document says anyway is left out. */
export function writeState(document: DashboardDocument, state: PageState): [string, string][] {
  const begin = beginState(document)
  const params: [string, string][] = []
  if (state.granularity !== begin.granularity) params.push(['by', state.granularity])
  if (state.last !== begin.last) params.push(['last', String(state.last)])
  if (state.to !== undefined) params.push(['to', state.to])
  if (state.compare !== begin.compare) params.push(['compare', state.compare ?? 'none'])
  if (state.people !== begin.people) params.push(['people', state.people])
  for (const [name, values] of Object.entries(state.where))
    for (const value of values) params.push([`f.${name}`, value ?? BLANK])
  return params
}

/** The part of a question that the page decides; of dimensions those that all KPIs of the question have. */
export function askOfPage(
  state: PageState,
  dimensions: ReadonlySet<string>,
): {
  readonly periods: PeriodsQuestion
  readonly within?: FiguresWithin
  readonly where?: NonNullable<FiguresQuestion['where']>
} {
  const where = Object.entries(state.where)
    .filter(([dimension, values]) => values.length > 0 && dimensions.has(dimension))
    .map(([dimension, values]) => ({ dimension, values: [...values] }))
  const within = withinOf[state.people]
  return {
    periods: {
      ...(state.calendar === undefined ? {} : { calendar: state.calendar }),
      granularity: state.granularity,
      last: state.last,
      ...(state.to === undefined ? {} : { to: state.to }),
    },
    ...(within === undefined ? {} : { within }),
    ...(where.length === 0 ? {} : { where }),
  }
}

const withinOf: Readonly<Record<Whose, FiguresWithin | undefined>> = {
  me: { my: 'self' },
  myTeam: { my: 'team' },
  belowMe: { my: 'people' },
  everybody: undefined,
}
