/** Whom a table means by a level and a name. */
import { always } from '@attain/engine/formula'
import { readRoster } from '../../store/targets/roster.ts'
import { asSystem, type Context } from '../context.ts'
import { COMPANY, personSubject, type Subject, teamSubject } from './targets/subjects.ts'

export interface NamedSubjects {
  personOf(name: string): string
  subjectOf(level: string, who: string): Subject
}

export async function namedSubjects(context: Context): Promise<NamedSubjects> {
  const everything = { see: always, propose: always, set: always }
  const roster = await readRoster(context.db, asSystem(context, null).view, everything, context.today)
  const idOf = (of: 'people' | 'teams', name: string) => {
    const found = roster[of].find((one) => one.name === name)
    if (!found) throw new Error(`Nobody and no team is called "${name}".`)
    return found.id
  }
  return {
    personOf: (name) => idOf('people', name),
    subjectOf: (level, who) => {
      if (level === 'company') return COMPANY
      if (level === 'person') return personSubject(idOf('people', who))
      if (level === 'team') return teamSubject(idOf('teams', who))
      return `${level}:${who}`
    },
  }
}
