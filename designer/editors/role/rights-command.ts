import type { Json } from '@attain/engine/fields'
import type { ObjectRights } from '@attain/engine/metadata'
import { type Command, setValue, type Title } from '../../document/command.ts'
import { isEmpty, type RightsChange } from './change-rights.ts'
import { roleOf } from './role-document.ts'

/** Changes what a role may do with each of these objects; entries are made where there are none, and go when nothing is left. */
export function changeRights(
  identity: string,
  objects: readonly string[],
  change: RightsChange,
  title: Title,
  joins?: string,
): Command {
  return {
    title,
    ...(joins === undefined ? {} : { joins }),
    execute(documents) {
      const document = documents.get(identity)
      if (document === undefined) return documents
      const before = roleOf(document).objects ?? []
      const after = objects.reduce((entries, object) => changed(entries, object, change), before)
      return after === before ? documents : setValue(identity, '/objects', after as unknown as Json).execute(documents)
    },
  }
}

function changed(entries: ObjectRights[], object: string, change: RightsChange): ObjectRights[] {
  const index = entries.findIndex((entry) => entry.object === object)
  const before = entries[index]
  const after = change(before ?? { object })
  if (isEmpty(after)) return before === undefined ? entries : entries.toSpliced(index, 1)
  return before === undefined ? [...entries, after] : entries.with(index, after)
}
