/** What a draft reaches: whoever uses what is changed, and whoever uses that. */
import type { Json } from '@attain/engine/fields'
import { type Graph, isSame } from '@attain/engine/metadata'
import { changedBetween, type Documents, type DocumentValue } from '../document/documents.ts'

/** Nodes that are not changed themselves, and of which something may come out differently. */
export function affectedBy(graph: Graph, base: Documents, documents: Documents): ReadonlySet<string> {
  const users = Map.groupBy(
    graph.edges.filter(({ from, how }) => how !== 'relates' && !from.startsWith('role:')),
    ({ to }) => to,
  )
  const changed = changedBetween(base, documents)
  const begun = changed.flatMap((identity) => beginnings(identity, base, documents))
  const reached = new Set(begun)
  // a set goes on to what is put into it on the way
  for (const id of reached)
    for (const { from } of users.get(id) ?? []) {
      // what an object says about a field of its own changes nothing for others who use the object
      if (!id.startsWith(`field:${from.replace('object:', '')}.`)) reached.add(from)
    }
  const objects = [...reached].filter((id) => id.startsWith('field:')).map(objectOf)
  const own = new Set([...changed, ...begun])
  return new Set([...reached, ...objects].filter((id) => !own.has(id)))
}

/** Where a change of a document begins: at its fields, where it is only in these; nowhere, where only words changed. */
function beginnings(identity: string, base: Documents, documents: Documents): readonly string[] {
  const [before = {}, after = {}] = [base.get(identity), documents.get(identity)]
  if (!identity.startsWith('object:')) return isSame(works(before), works(after)) ? [] : [identity]
  const [{ fields: old, ...restBefore }, { fields, ...restAfter }] = [works(before), works(after)]
  const [known, now] = [byName(old), byName(fields)]
  const changed = [...new Set([...known.keys(), ...now.keys()])].filter((name) => {
    const [one, other] = [known.get(name), now.get(name)]
    return one === undefined || other === undefined || !isSame(works(one), works(other))
  })
  const object = identity.slice('object:'.length)
  return [...changed.map((name) => `field:${object}.${name}`), ...(isSame(restBefore, restAfter) ? [] : [identity])]
}

/** Without what people only read. */
function works(document: DocumentValue): DocumentValue {
  const { label: _label, pluralLabel: _plural, description: _description, help: _help, icon: _icon, ...rest } = document
  return rest
}

function byName(fields: Json | undefined): ReadonlyMap<string, DocumentValue> {
  const list = Array.isArray(fields) ? (fields as readonly DocumentValue[]) : []
  return new Map(list.map((field) => [String(field.name), field]))
}

/** `object:deal` of `field:deal.amount`. */
function objectOf(id: string): string {
  return `object:${id.slice('field:'.length).split('.', 1)[0]}`
}
