import type { ObjectRights, RoleDocument } from '@attain/engine/metadata'
import type { Answers } from './answers.ts'
import { words } from './words.ts'

/** Everybody sees everything; or reps their own and managers theirs; or teams what is their team's. */
export function rolesFor(people: Answers['people']): RoleDocument[] {
  const own = { together: 'all', ownDeals: 'own', teams: 'team' } as const
  const may = { create: true, read: true, edit: true } as const
  const shared = (scope: 'all'): ObjectRights[] => [
    { object: 'account', ...may, scope },
    { object: 'contact', ...may, delete: true, scope },
    { object: 'product', read: true, scope },
    { object: 'person', read: true, scope, otherFields: 'read' },
    { object: 'team', read: true, scope, otherFields: 'read' },
  ]
  const rep: RoleDocument = {
    kind: 'role',
    name: 'sales_rep',
    label: words('Sales representative', '销售代表'),
    objects: [{ object: 'opportunity', ...may, delete: people === 'together', scope: own[people] }, ...shared('all')],
  }
  if (people === 'together') return [rep]
  const manager: RoleDocument = {
    kind: 'role',
    name: 'sales_manager',
    label: words('Sales manager', '销售经理'),
    objects: [
      {
        object: 'opportunity',
        ...may,
        delete: true,
        export: true,
        scope: people === 'teams' ? 'team' : 'subordinates',
      },
      ...shared('all').map((rights) => (rights.object === 'product' ? { ...rights, ...may } : rights)),
    ],
  }
  return [rep, manager]
}
