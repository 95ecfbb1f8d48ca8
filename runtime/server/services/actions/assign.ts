/** Gives the record to one of several people. */

import { compareDecimals, parseDecimal } from '@attain/engine/fields'
import { readWritten, scopeOf } from '@attain/engine/formula/language'
import type { Assign, FieldModel, Formula } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { farValues } from '../../store/query/far-values.ts'
import { countByPerson } from '../../store/query/matching.ts'
import type { Context } from '../context.ts'
import { resolvePeople } from '../people-sources.ts'
import type { Doing, Done } from './action-run.ts'
import { writeFields } from './set-fields.ts'
import { personOfTerritory } from './territory.ts'
import { takeTurn } from './turns.ts'
import { conditionOf } from './update-related.ts'
import { inBoth, nameOfRecord } from './words.ts'

export async function assign(action: Assign, doing: Doing): Promise<Done> {
  const { context, run } = doing
  const { object } = run
  const field = object.model.fields.get(action.field ?? 'owner')
  if (!field) throw new Error(`${object.model.name} has no field ${action.field}.`)
  const subject = await doing.record.take()
  const person =
    action.by === 'territory' && action.territory
      ? await personOfTerritory(context, action.territory, subject)
      : await oneOf(await resolvePeople(context, action.among ?? [], subject), action, field, doing)
  await writeFields(doing, { [field.name]: person })
  const name = await nameOfRecord(context, 'person', person)
  return inBoth((language) => (language === 'en' ? `Gave it to ${name}` : `分配给${name}`))
}

/** The best of them; of several that are as good the one whose turn it is. */
async function oneOf(people: readonly string[], action: Assign, field: FieldModel, doing: Doing): Promise<string> {
  if (people.length === 0) throw new AttainError('nobody_found')
  const { context, run, index } = doing
  return takeTurn(context, `${run.source}/${index}`, people, async (inTurn) => {
    const best = await bestOf(context, run.object, inTurn, action, field, run.id)
    return best[0] ?? (inTurn[0] as string)
  })
}

async function bestOf(
  context: Context,
  object: LiveObject,
  people: readonly string[],
  { by = 'roundRobin', open, score }: Assign,
  field: FieldModel,
  id: string,
): Promise<readonly string[]> {
  switch (by) {
    case 'roundRobin':
    case 'territory':
      return people
    case 'load': {
      const { db, view, today } = context
      const where = conditionOf(context, object, open)
      const counts = await countByPerson(db, view, object, { field, people, where, except: id }, today)
      const least = Math.min(...people.map((person) => counts.get(person) ?? 0))
      return people.filter((person) => (counts.get(person) ?? 0) === least)
    }
    case 'score': {
      const scores = await scoresOf(context, people, score ?? '0')
      const most = [...scores.values()].reduce(larger)
      return people.filter((person) => scores.get(person) === most)
    }
    default:
      return by satisfies never
  }
}

function larger(one: string, other: string): string {
  const [a, b] = [parseDecimal(one), parseDecimal(other)]
  return a && b && compareDecimals(b, a) > 0 ? other : one
}

/** A number for each person, over their own record; one without a number has none left. */
async function scoresOf(context: Context, people: readonly string[], formula: Formula): Promise<Map<string, string>> {
  const { db, view, today } = context
  const object = view.workspace.objects.get('person')
  const reading = object && readWritten(formula, scopeOf(view.workspace.model, object.model), { kind: 'number' })
  if (!object || !reading || !('typed' in reading)) {
    throw new Error(`The score of a published revision cannot be read: ${JSON.stringify(formula)}.`)
  }
  const values = await farValues(db, view, object, people, [reading.typed], { behind: 0, today })
  const scores = people.flatMap((person): [string, string][] => {
    const [value] = values.get(person) ?? []
    return typeof value === 'string' ? [[person, value]] : []
  })
  return new Map(scores.length > 0 ? scores : people.map((person) => [person, '0']))
}
