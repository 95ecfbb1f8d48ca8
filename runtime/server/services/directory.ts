/** What accounts ask of the records and metadata of a workspace. */
import { isAdministrator } from '@attain/engine/access'
import { sql } from 'kysely'
import type { Directory } from '../accounts/index.ts'
import { enqueue } from '../jobs/index.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import type { Database } from '../store/statement.ts'

export function directoryOf(db: Database, workspaces: LiveWorkspaces): Directory {
  return {
    load: (workspaceId) => workspaces.get(workspaceId),
    isAdministrator(workspaceId, roles) {
      const workspace = workspaces.current(workspaceId)
      return workspace !== undefined && isAdministrator(workspace.model, roles)
    },
    hasRole: (workspaceId, role) => workspaces.current(workspaceId)?.model.roles.has(role) ?? false,
    async findPerson(workspaceId, personId) {
      const person = (await workspaces.get(workspaceId)).objects.get('person')
      if (!person) return null
      const { rows } = await sql<{ name: string | null }>`
        select doc ->> ${person.model.nameField} as name from records
        where workspace_id = ${workspaceId} and object_key = ${person.key} and id = ${personId} and deleted_at is null`.execute(
        db,
      )
      return rows[0] ? { name: rows[0].name ?? '' } : null
    },
    noteLockedOut: (tx, workspaceId, personId) => enqueue(tx, 'person-left', { workspaceId, personId }),
  }
}
