/** Whom an alert concerns, of everybody who is there: by subject. */
import type { AlertModel } from '@attain/engine/performance/target'
import { sql } from 'kysely'
import { readTeams, type TeamPlace } from '../../../store/targets/teams.ts'
import type { Context } from '../../context.ts'
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

interface PersonRow {
  readonly id: string
  readonly team: string | null
  readonly manager: string | null
  readonly roles: readonly string[] | null
}

export async function recipientsOf(context: Context, { tell, roles }: AlertModel): Promise<Recipients> {
  const [people, teams] = await Promise.all([readPeople(context), readTeams(context.db, context.view)])
  const readers = new Map(
    [...people.values()].flatMap(({ id, roles: held }) => (held === null ? [] : [[id, { personId: id, roles: held }]])),
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
  person: PersonRow | undefined,
  teams: ReadonlyMap<string, TeamPlace>,
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
  team: TeamPlace | undefined,
  teams: ReadonlyMap<string, TeamPlace>,
  people: ReadonlyMap<string, PersonRow>,
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

async function readPeople({ db, view, today }: Context): Promise<ReadonlyMap<string, PersonRow>> {
  const { workspace } = view
  // roles are null of whoever cannot sign in, or is not there any more
  const { rows } = await sql<PersonRow>`
    select person.id, person.doc ->> 'team' as team, person.doc ->> 'manager' as manager,
      case when ${canSignIn('membership')} and person.doc -> 'active' is distinct from 'false'::jsonb
        and coalesce(person.doc ->> 'left_on' >= ${today}, true) then membership.roles end as roles
    from records person
    left join memberships membership on membership.workspace_id = person.workspace_id and membership.person_id = person.id
    where person.workspace_id = ${workspace.id} and person.object_key = ${workspace.objects.get('person')?.key ?? 0}
      and person.deleted_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
