/** Texts with values of a record in them, for each reader as far as they may see it. */
import type { Json } from '@attain/engine/fields'
import type { FieldPath } from '@attain/engine/formula'
import { fillTemplate, type Language, pathsInTemplate, type Text } from '@attain/engine/metadata'
import { accessOf, type View, viewOf } from '../../store/live-workspace.ts'
import { getRecord } from '../../store/query/get.ts'
import type { Context } from '../context.ts'
import { findPath } from '../question.ts'
import type { Subject } from '../subject.ts'
import type { ActionRun } from './action-run.ts'
import { BLANK, inBoth, nameOfRecord, valueInWords } from './words.ts'

interface Words {
  readonly title: Text
  readonly text?: Text
}

interface Filled {
  readonly title: Required<Text>
  readonly text?: Required<Text>
}

/** What a reader sees at a path, in a language. */
type Shown = (path: string, language: Language) => string

/** The texts of each of these people. Who may not see the record, or a field of it, reads a dash in its place. */
export async function textsFor(
  context: Context,
  run: ActionRun,
  subject: Subject,
  people: readonly string[],
  words: Words,
): Promise<(person: string) => Filled> {
  const paths = pathsIn(words)
  if (paths.length === 0 || people.length === 0) {
    const same = fill(words, () => '')
    return () => same
  }
  const texts = new Map<string, Filled>()
  // who sees all that is named sees the same as everybody who does in the same time zone
  const shared = new Map<string, Filled>()
  for (const { personId, roles, timeZone } of await readers(context, people)) {
    const view = viewOf(context.view.workspace, { personId, roles })
    const key = `${view.rolesKey}|${timeZone}`
    const known = shared.get(key)
    if (known) {
      texts.set(personId, known)
      continue
    }
    const filled = fill(words, await shownTo({ ...context, view }, run, subject, paths, timeZone))
    texts.set(personId, filled)
    if (seesAll(view, run, paths)) shared.set(key, filled)
  }
  return (person) => texts.get(person) ?? fill(words, () => BLANK)
}

/** The text for a group whose people are not known: all that its author put in. */
export async function textForAll(context: Context, run: ActionRun, subject: Subject, words: Words): Promise<Filled> {
  const paths = pathsIn(words)
  const timeZone = context.view.workspace.model.app.timeZone ?? 'UTC'
  return fill(words, await shownTo(context, run, subject, paths, timeZone))
}

function pathsIn({ title, text }: Words): readonly string[] {
  const texts = [title, text].flatMap((one) => (one ? [one.en, one['zh-CN'] ?? ''] : []))
  return [...new Set(texts.flatMap(pathsInTemplate))]
}

function fill({ title, text }: Words, shown: Shown): Filled {
  const filled = (of: Text) =>
    inBoth((language) => fillTemplate(of[language] ?? of.en, (path) => shown(path, language)))
  return { title: filled(title), ...(text && { text: filled(text) }) }
}

interface Reader {
  readonly personId: string
  readonly roles: readonly string[]
  readonly timeZone: string
}

async function readers({ db, view }: Context, people: readonly string[]): Promise<readonly Reader[]> {
  const { workspace } = view
  const rows = await db
    .selectFrom('records')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.workspace_id', '=', 'records.workspace_id')
        .onRef('memberships.person_id', '=', 'records.id')
        .on('memberships.active', '=', true),
    )
    .select(['records.id', 'records.doc', 'memberships.roles'])
    .where('records.workspace_id', '=', workspace.id)
    .where('records.object_key', '=', workspace.objects.get('person')?.key ?? 0)
    .where('records.id', 'in', [...people])
    .execute()
  return rows.map(({ id, doc, roles }) => {
    const { time_zone: own } = doc as { readonly time_zone?: string }
    return { personId: id, roles: roles ?? [], timeZone: own || (workspace.model.app.timeZone ?? 'UTC') }
  })
}

async function shownTo(
  context: Context,
  { object, id, gone }: ActionRun,
  subject: Subject,
  paths: readonly string[],
  timeZone: string,
): Promise<Shown> {
  const { db, view, today } = context
  const visible = paths.flatMap((path) => findPath(view, object, path) ?? [])
  const found = gone
    ? await shownOfGone(context, object, subject, visible)
    : await getRecord(db, view, object, id, visible, today)
  const byPath = new Map(visible.map((path) => [path.path, path.field]))
  return (path, language) => {
    const field = byPath.get(path)
    if (!field || !found) return BLANK
    return valueInWords(field, found.values[path] as Json | undefined, language, timeZone, found.labels[path])
  }
}

/** A record that is gone is in nobody's scope any more: only who saw all of them sees what it was. */
async function shownOfGone(
  context: Context,
  { model }: ActionRun['object'],
  { record }: Subject,
  paths: readonly FieldPath[],
) {
  const access = accessOf(context.view, model)
  if (access.read.op !== 'always') return undefined
  const values: Record<string, Json> = {}
  const labels: Record<string, string> = {}
  for (const { path, hops, field } of paths) {
    if (hops.length > 0 || access.readField(field).op !== 'always') continue
    const value = field.name === 'owner' ? record.owner : (record.document[field.name] ?? null)
    values[path] = value
    if (field.target !== undefined && typeof value === 'string')
      labels[path] = await nameOfRecord(context, field.target, value)
  }
  return { values, labels }
}

/** True when nothing that is named depends on which record it is or who looks. */
function seesAll(view: View, { object }: ActionRun, paths: readonly string[]): boolean {
  const { model } = view.workspace
  const isOpen = (name: string) => {
    const of = model.objects.get(name)
    return of !== undefined && accessOf(view, of).read.op === 'always'
  }
  return (
    isOpen(object.model.name) &&
    paths.every((path) => {
      const found = findPath(view, object, path)
      if (!found) return true
      const along = [...found.hops, found.field]
      return along.every((field) => {
        const of = model.objects.get(field.object)
        const isReadable = of !== undefined && accessOf(view, of).readField(field).op === 'always'
        // what a formula gives may depend on who asks
        return (
          isReadable &&
          field.type !== 'formula' &&
          isOpen(field.object) &&
          (field.target === undefined || isOpen(field.target))
        )
      })
    })
  )
}
