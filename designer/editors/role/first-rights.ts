/** What a role begins with. */
import type { ObjectRights } from '@attain/engine/metadata'

/** Without them, people see no names of owners and colleagues. */
export const toKnowEachOther: readonly ObjectRights[] = [
  { object: 'person', read: true, scope: 'all', otherFields: 'read' },
  { object: 'team', read: true, scope: 'all', otherFields: 'read' },
]
