/** Those who have targets, as a tree: the company, its teams and their people, or the values of a dimension. */
import type { TargetRight } from '@attain/contract'
import { periodAt, periodsBetween } from '@attain/engine/performance/calendar'
import { type LevelModel, nameOfLevel } from '@attain/engine/performance/target'
import { type RosterPerson, type RosterTeam, readRoster } from '../../../store/targets/roster.ts'
import type { Context } from '../../context.ts'
import { figuresOfKpi } from '../figures.ts'
import { dimensionLabels } from '../labels.ts'
import type { KnownTarget } from './documents.ts'
import { COMPANY, levelOfSubject, personSubject, type Subject, teamSubject } from './subjects.ts'

export interface Member {
  readonly subject: Subject
  /** Of which level. */
  readonly by: string
  readonly parent: Subject | null
  readonly depth: number
  readonly name: string
  /** `none` where it only holds others together. */
  readonly right: TargetRight
  readonly hasLeft: boolean
}

/** From the top down, each after the one that it belongs to; nobody whose figures the asker does not see. */
export async function membersOf(
  context: Context,
  known: KnownTarget,
  /** Subjects that have targets: values of dimensions that nobody sells in any more stay in sight. */
  mentioned: Iterable<string> = [],
): Promise<readonly Member[]> {
  const { target, rights } = known
  const levels = new Map(target.levels.map((level) => [nameOfLevel(level), level]))
  const all = allOver(rights)
  const members: Member[] = []
  const add = (member: Omit<Member, 'depth' | 'hasLeft'> & { readonly hasLeft?: boolean }, depth: number) =>
    members.push({ hasLeft: false, ...member, depth })
  const top = levels.has('company') && all !== 'none' ? COMPANY : null
  if (top !== null) add({ subject: COMPANY, by: 'company', parent: null, name: companyName(context), right: all }, 0)
  const below = top === null ? 0 : 1
  for (const level of levels.values())
    if (level.by === 'dimension' && all !== 'none')
      for (const { value, name } of await valuesOf(context, known, level, mentioned))
        add({ subject: `${level.dimension}:${value}`, by: level.dimension, parent: top, name, right: all }, below)
  if (levels.has('team') || levels.has('person')) {
    const roster = await readRoster(context.db, context.view, rights, context.today)
    addTeams(roster, levels, all, top, below, add)
  }
  return members
}

type Add = (member: Omit<Member, 'depth' | 'hasLeft'> & { readonly hasLeft?: boolean }, depth: number) => void

/** Teams with their people; a team that the asker has no right on is shown when it has people whom they see. */
function addTeams(
  { people, teams }: { readonly people: readonly RosterPerson[]; readonly teams: readonly RosterTeam[] },
  levels: ReadonlyMap<string, LevelModel>,
  all: TargetRight,
  top: Subject | null,
  depth: number,
  add: Add,
): void {
  const [hasTeams, hasPeople] = [levels.has('team'), levels.has('person')]
  const known = new Set(teams.map(({ id }) => id))
  const members = groupBy(people, ({ team }) => (team !== null && known.has(team) ? team : null))
  const children = groupBy(teams, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const rightsOfTeams = hasTeams ? teamRights(children, members, people, all) : new Map<string, TargetRight>()
  const addPeople = (team: string | null, parent: Subject | null, at: number) => {
    if (!hasPeople) return
    for (const person of members.get(team) ?? [])
      if (person.see)
        add(
          {
            subject: personSubject(person.id),
            by: 'person',
            parent,
            name: person.name,
            right: rightOf(person),
            hasLeft: !person.active,
          },
          at,
        )
  }
  const isShown = (team: RosterTeam): boolean =>
    rightsOfTeams.get(team.id) !== undefined ||
    (hasPeople && (members.get(team.id) ?? []).some(({ see }) => see)) ||
    (children.get(team.id) ?? []).some(isShown)
  const addTeam = (team: RosterTeam, parent: Subject | null, at: number) => {
    if (!isShown(team)) return
    const subject = teamSubject(team.id)
    add({ subject, by: 'team', parent, name: team.name, right: rightsOfTeams.get(team.id) ?? 'none' }, at)
    for (const child of children.get(team.id) ?? []) addTeam(child, subject, at + 1)
    addPeople(team.id, subject, at + 1)
  }
  for (const team of children.get(null) ?? []) addTeam(team, top, depth)
  addPeople(null, top, depth)
}

/**
 * A team's figures are those of its people, so a right on it is one on all who are there: whoever may set the targets of
 * its head, or of every one of its people, may set its own; and whoever may do so for the team above.
 */
function teamRights(
  children: ReadonlyMap<string | null, readonly RosterTeam[]>,
  members: ReadonlyMap<string | null, readonly RosterPerson[]>,
  people: readonly RosterPerson[],
  all: TargetRight,
): ReadonlyMap<string, TargetRight> {
  const byId = new Map(people.map((person) => [person.id, person]))
  const found = new Map<string, TargetRight>()
  const allIn = (team: RosterTeam): readonly RosterPerson[] => [
    ...(members.get(team.id) ?? []).filter(({ active }) => active),
    ...(children.get(team.id) ?? []).flatMap(allIn),
  ]
  const visit = (team: RosterTeam, above: TargetRight) => {
    const head = team.head === null ? undefined : byId.get(team.head)
    const inside = allIn(team)
    const ofPeople = inside.length === 0 ? 'none' : inside.map(rightOf).reduce(lesser)
    const right = [above, head === undefined ? 'none' : rightOf(head), ofPeople].reduce(greater)
    if (right !== 'none') found.set(team.id, right)
    for (const child of children.get(team.id) ?? []) visit(child, right)
  }
  for (const team of children.get(null) ?? []) visit(team, all)
  return found
}

const order: readonly TargetRight[] = ['none', 'see', 'propose', 'set']
const greater = (a: TargetRight, b: TargetRight) => (order.indexOf(a) >= order.indexOf(b) ? a : b)
const lesser = (a: TargetRight, b: TargetRight) => (order.indexOf(a) <= order.indexOf(b) ? a : b)

function rightOf({ see, propose, set }: RosterPerson): TargetRight {
  return set ? 'set' : propose ? 'propose' : see ? 'see' : 'none'
}

/** What is everybody's is for those whose rights reach everybody. */
function allOver({ see, propose, set }: KnownTarget['rights']): TargetRight {
  return set.op === 'always' ? 'set' : propose.op === 'always' ? 'propose' : see.op === 'always' ? 'see' : 'none'
}

function companyName({ language }: Context): string {
  return language === 'en' ? 'Whole company' : '全公司'
}

/** The values that something was sold in during this year or the last, and those that have targets. */
async function valuesOf(
  context: Context,
  { kpi, calendar }: KnownTarget,
  { dimension }: Extract<LevelModel, { readonly by: 'dimension' }>,
  mentioned: Iterable<string>,
): Promise<readonly { readonly value: string; readonly name: string }[]> {
  const year = periodAt(calendar, 'year', context.today)
  const last = periodAt(calendar, 'year', `${year.year - 1}-07-01`)
  const stretches = periodsBetween(calendar, 'year', last.from, year.until).map((one) => ({
    first: one,
    last: one,
    count: 1,
  }))
  const cells = await figuresOfKpi(context, kpi, stretches, {
    periods: { calendar: calendar.name, granularity: 'year' },
    dimensions: [dimension],
  })
  const values = new Set([
    ...cells.flatMap(({ dimensions: [value] }) => value ?? []),
    ...[...mentioned].flatMap((subject) => {
      const { by, value } = levelOfSubject(subject)
      return by === dimension ? [value] : []
    }),
  ])
  const rows = [...values].map((value) => ({ period: 0, dimensions: [value], values: [] }))
  const [labels = {}] = await dimensionLabels(context, kpi, [dimension], rows)
  return [...values]
    .map((value) => ({ value, name: labels[value] ?? value }))
    .sort((a, b) => a.name.localeCompare(b.name, context.language))
}

function groupBy<K, V>(all: readonly V[], keyOf: (one: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
