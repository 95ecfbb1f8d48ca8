import type { ObjectBody } from '@attain/contract'
import type { ViewDocument } from '@attain/form'

const SHOWN_FIELDS = 5
const TOO_LONG: ReadonlySet<string> = new Set(['longText', 'address', 'attachment'])

/** The views of an object in their order; one made of its first fields when there is none. */
export function viewsOf(object: ObjectBody, views: readonly ViewDocument[]): ViewDocument[] {
  const own = views.filter((view) => view.object === object.name)
  return own.length > 0 ? own : [viewOfFirstFields(object)]
}

/** The view of that name, else the default one, else the first. */
export function chooseView(views: readonly ViewDocument[], name: string | null): ViewDocument {
  return (views.find((view) => view.name === name) ?? views.find((view) => view.default) ?? views[0]) as ViewDocument
}

function viewOfFirstFields(object: ObjectBody): ViewDocument {
  const others = object.fields
    .filter((field) => !field.builtIn && field.name !== object.nameField && !TOO_LONG.has(field.valueType))
    .slice(0, SHOWN_FIELDS)
  return {
    kind: 'view',
    object: object.name,
    name: 'first_fields',
    label: object.pluralLabel,
    type: 'table',
    columns: [object.nameField, ...others.map((field) => field.name)].map((field) => ({ field })),
  }
}
