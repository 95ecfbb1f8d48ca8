/**
 * Which records a sandbox gets: the newest of each object, all of the system's, and whatever these refer to, so that no
 * reference leads nowhere. A record whose required reference leads to nothing in live either stays behind.
 */
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject, LiveWorkspace } from '../../store/live-workspace.ts'
import type { Database } from '../../store/statement.ts'
import { referenceFields } from '../../store/write/hold.ts'

/** People, teams, currencies and the like come all, up to so many of each. */
const MOST_OF_SYSTEM = 10_000
const MOST_ALTOGETHER = 100_000
const ASK_AT_ONCE = 5000

/** The records of one object that are copied. */
export interface Choice {
  /** As live has it. */
  readonly from: LiveObject
  /** As the sandbox has it. */
  readonly to: LiveObject
  /** Fields that both have, in the same way. */
  readonly fields: ReadonlyMap<string, FieldModel>
  readonly references: readonly FieldModel[]
  /** By id: what each refers to, in the order of `references`; the owner last. */
  readonly lines: Map<string, readonly (string | null)[]>
}

export type Choices = ReadonlyMap<string, Choice>

export async function chooseRecords(
  db: Database,
  live: LiveWorkspace,
  sandbox: LiveWorkspace,
  perObject: number,
  people: readonly string[],
): Promise<Choices> {
  const choices = new Map<string, Choice>()
  for (const name of sandbox.model.objects.keys()) {
    const [from, to] = [live.objects.get(name), sandbox.objects.get(name)]
    if (from && to) choices.set(name, choiceOf(from, to))
  }
  const missing = new Map<string, Set<string>>()
  const wanted = new Map<string, Set<string>>([['person', new Set(people)]])
  const take = async (name: string, choice: Choice, which: RawBuilder<unknown>): Promise<ReadonlySet<string>> => {
    const found = await readLines(db, live.id, choice, which)
    for (const [id, line] of found) {
      choice.lines.set(id, line)
      for (const [place, target] of targetsOf(choice).entries()) {
        const referred = line[place]
        if (!referred || choices.get(target)?.lines.has(referred) || missing.get(target)?.has(referred)) continue
        wanted.set(target, (wanted.get(target) ?? new Set()).add(referred))
      }
    }
    wanted.get(name)?.forEach((id, _, ids) => {
      if (choice.lines.has(id)) ids.delete(id)
    })
    assertNotTooMany(choices)
    return new Set(found.keys())
  }
  for (const [name, choice] of choices) {
    const most = choice.from.model.system ? MOST_OF_SYSTEM : perObject
    await take(name, choice, sql`order by r.id desc limit ${most}`)
  }
  for (let next = nextOf(wanted); next; next = nextOf(wanted)) {
    const [name, ids] = next
    const choice = choices.get(name)
    const asked = [...ids].slice(0, ASK_AT_ONCE)
    const found = choice ? await take(name, choice, sql`and r.id = any(${asked}::uuid[])`) : new Set()
    for (const id of asked) {
      ids.delete(id)
      if (!found.has(id)) missing.set(name, (missing.get(name) ?? new Set()).add(id))
    }
  }
  leaveIncomplete(choices)
  return choices
}

/** Whether a record that is referred to is copied as well. */
export function isChosen(choices: Choices, target: string | undefined, id: unknown): boolean {
  return target !== undefined && typeof id === 'string' && choices.get(target)?.lines.has(id) === true
}

function choiceOf(from: LiveObject, to: LiveObject): Choice {
  const fields = new Map(
    [...to.model.fields].filter(([name, field]) => {
      const source = from.model.fields.get(name)
      return source?.type === field.type && source.target === field.target
    }),
  )
  const references = referenceFields(to).filter((field) => !field.builtIn && fields.has(field.name))
  return { from, to, fields, references, lines: new Map() }
}

function targetsOf({ references }: Choice): readonly string[] {
  return [...references.map(({ target }) => target ?? ''), 'person']
}

async function readLines(
  db: Database,
  workspaceId: number,
  { from, references }: Choice,
  which: RawBuilder<unknown>,
): Promise<Map<string, readonly (string | null)[]>> {
  const referred = [...references.map(({ name }) => sql`r.doc ->> ${name}`), sql`r.owner_id::text`]
  const { rows } = await sql<{ id: string; line: (string | null)[] }>`
    select r.id, array[${sql.join(referred)}] as line from records r
    where r.workspace_id = ${workspaceId} and r.object_key = ${from.key} and r.deleted_at is null ${which}`.execute(db)
  return new Map(rows.map(({ id, line }) => [id, line]))
}

function nextOf(wanted: ReadonlyMap<string, Set<string>>): readonly [string, Set<string>] | undefined {
  return [...wanted].find(([, ids]) => ids.size > 0)
}

/** Leaving one may leave those that need it. */
function leaveIncomplete(choices: Choices): void {
  const isNeeded = (field: FieldModel) => field.required || field.type === 'masterDetail'
  for (let left = true; left; ) {
    left = false
    for (const { references, lines } of choices.values()) {
      const needed = references.flatMap((field, place) => (isNeeded(field) ? [{ target: field.target, place }] : []))
      if (needed.length === 0) continue
      for (const [id, line] of lines) {
        if (needed.every(({ target, place }) => isChosen(choices, target, line[place]))) continue
        lines.delete(id)
        left = true
      }
    }
  }
}

function assertNotTooMany(choices: Choices): void {
  let count = 0
  for (const { lines } of choices.values()) count += lines.size
  if (count <= MOST_ALTOGETHER) return
  throw new AttainError('invalid_request', {
    problem: {
      en: `these are more than ${MOST_ALTOGETHER} records, with those that they refer to. Take fewer of each object.`,
      'zh-CN': `连同所引用的记录超过 ${MOST_ALTOGETHER} 条。请减少每个对象的记录数。`,
    },
  })
}
