/** Whose forecast it is: a person's own, that of the head of a team, or anybody's where it is nobody's. */
import { readTeams } from '../../../store/targets/roster.ts'
import type { Context } from '../../context.ts'
import { levelOfSubject } from '../targets/subjects.ts'

export interface Sayers {
  /** Whether it is for the asker to say what a subject comes to. */
  isOwn(subject: string): boolean
  /** Whether somebody says it of themselves, and not of others. */
  isOwner(subject: string, author: string | null): boolean
}

export async function sayersOf({ db, view }: Context): Promise<Sayers> {
  const heads = new Map((await readTeams(db, view)).map(({ id, head }) => [id, head]))
  const ownerOf = (subject: string) => {
    const { by, value } = levelOfSubject(subject)
    return by === 'person' ? value : by === 'team' ? heads.get(value) : undefined
  }
  return {
    isOwn: (subject) => ownerOf(subject) === view.actor.personId,
    isOwner: (subject, author) => {
      const { by } = levelOfSubject(subject)
      return (by !== 'person' && by !== 'team') || ownerOf(subject) === author
    },
  }
}
