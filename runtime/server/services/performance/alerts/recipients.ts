/** Whom an alert concerns, of everybody who is there: by subject. */
import { always, never } from '@attain/engine/formula'
import type { AlertModel } from '@attain/engine/performance/target'
import { sql } from 'kysely'
import { type RosterPerson, type RosterTeam, readRoster } from '../../../store/targets/roster.ts'
import { asSystem, type Context } from '../../context.ts'
import { canSignIn } from '../../who-is-there.ts'
import { levelOfSubject } from '../targets/subjects.ts'

export interface Reader {
  readonly personId: string
  readonly roles: readonly string[]
}

export interface Recipients {
  readonly readers: ReadonlyMap<string, Reader>
  /** Ids of readers, by subject. */
  of(subject: string): ReadonlySet<string>
}

export async function recipientsOf(context: Context, { tell, roles }: AlertModel): Promise<Recipients> {
  const { db, view, today } = asSystem(context, null)
  const [roster, held] = await Promise.all([
    readRoster(db, view, { see: always, propose: never, set: never }, today),
    rolesOfAccounts(context),
  ])
  const people = new Map(roster.people.map((person) => [person.id, person]))
  const teams = new Map(roster.teams.map((team) => [team.id, team]))
  const readers = new Map(
    roster.people.flatMap(({ id, active, leftOn }) => {
      const theirs = held.get(id)
      const isThere = active && (leftOn === null || leftOn >= today)
      return isThere && theirs !== undefined ? [[id, { personId: id, roles: theirs }] as const] : []
    }),
  )
  const byRole = [...readers.values()].filter((reader) => reader.roles.some((role) => roles.includes(role)))
  return {
    readers,
    of(subject) {
      const { by, value } = levelOfSubject(subject)
      const named = tell.flatMap((who) => {
        if (by === 'person') return personOf(who, people.get(value), teams) ?? []
        if (by === 'team') return teamOf(who, teams.get(value), teams, people) ?? []
        return []
      })
      return new Set([...named, ...byRole.map(({ personId }) => personId)].filter((id) => readers.has(id)))
    },
  }
}

type Teller = AlertModel['tell'][number]

function personOf(
  who: Teller,
  person: RosterPerson | undefined,
  teams: ReadonlyMap<string, RosterTeam>,
): string | null | undefined {
  switch (who) {
    case 'own':
      return person?.id
    case 'manager':
      return person?.manager
    case 'teamHead':
      return teams.get(person?.team ?? '')?.head
  }
}

/** A team's own is its head; above it are the head's manager, and the head of the team above. */
function teamOf(
  who: Teller,
  team: RosterTeam | undefined,
  teams: ReadonlyMap<string, RosterTeam>,
  people: ReadonlyMap<string, RosterPerson>,
): string | null | undefined {
  switch (who) {
    case 'own':
      return team?.head
    case 'manager':
      return people.get(team?.head ?? '')?.manager
    case 'teamHead':
      return teams.get(team?.parent ?? '')?.head
  }
}

/** Roles of everybody who can sign in. */
async function rolesOfAccounts({ db, view }: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; roles: readonly string[] }>`
    select person_id as id, roles from memberships
    where workspace_id = ${view.workspace.id} and person_id is not null and ${canSignIn('memberships')}`.execute(db)
  return new Map(rows.map(({ id, roles }) => [id, roles]))
}
