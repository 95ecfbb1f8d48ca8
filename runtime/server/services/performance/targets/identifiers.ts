/** By what else than their names people are known: e-mail, employee number, login. One statement for everybody. */
import { sql } from 'kysely'
import type { Context } from '../../context.ts'

export async function identifiersOfPeople({ db, view }: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const { workspace } = view
  const { rows } = await sql<{ id: string; names: readonly (string | null)[] }>`
    select person.id, array[person.doc ->> 'email', person.doc ->> 'employee_number', account.username] as names
    from records person
    left join memberships membership on membership.workspace_id = person.workspace_id and membership.person_id = person.id
    left join auth_user account on account.id = membership.account_id
    where person.workspace_id = ${workspace.id} and person.object_key = ${workspace.objects.get('person')?.key ?? 0}
      and person.deleted_at is null`.execute(db)
  return new Map(rows.map(({ id, names }) => [id, names.filter((name) => name !== null)]))
}
