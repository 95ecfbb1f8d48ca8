/** Where people come from, as a part of a sentence: "managers up to level 2". */
import type { PeopleSource } from '@attain/engine/metadata'
import type { Names } from './names.ts'

export function saySource(source: PeopleSource, names: Names): string {
  const { t } = names
  switch (source.from) {
    case 'people':
      return names.list(source.people)
    case 'role':
      return names.role(source.role)
    case 'teamHead':
      return source.of === undefined
        ? t('people.saidTeamHead')
        : t('people.saidTeamHeadOf', { who: names.path(source.of) })
    case 'managers':
      return sayManagers(source, names)
    case 'field':
      return names.path(source.field)
    case 'submitter':
      return names.submitter
    case 'chosen':
      return t('people.saidChosen')
    case 'formula':
      return t('people.saidFormula')
    default:
      return source satisfies never
  }
}

function sayManagers({ of, levels, title }: Extract<PeopleSource, { from: 'managers' }>, names: Names): string {
  const { t } = names
  const said =
    title !== undefined
      ? t('people.saidUpToTitle', { title })
      : (levels ?? 1) > 1
        ? t('people.saidUpToLevel', { levels })
        : t('people.saidManager')
  return of === undefined ? said : t('people.saidOf', { said, who: names.path(of) })
}

export function saySources(sources: readonly PeopleSource[], names: Names): string {
  return names.list(sources.map((source) => saySource(source, names)))
}

/** Sources that always are one person. */
export function isOnePerson(sources: readonly PeopleSource[]): boolean {
  const [first] = sources
  if (sources.length !== 1 || first === undefined) return false
  if (first.from === 'people') return first.people.length === 1
  if (first.from === 'managers') return first.title === undefined && (first.levels ?? 1) === 1
  return first.from === 'teamHead' || first.from === 'field' || first.from === 'submitter'
}
