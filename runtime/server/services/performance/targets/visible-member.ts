import { AttainError } from '../../../errors.ts'
import type { Context } from '../../context.ts'
import type { KnownTarget } from './documents.ts'
import { type Member, membersOf } from './who.ts'

/** Whom a target is for, when the asker sees it; anybody else is as unknown as one who does not exist. */
export async function visibleMember(context: Context, known: KnownTarget, subject: string): Promise<Member> {
  const member = (await membersOf(context, known, [subject])).find((one) => one.subject === subject)
  if (member === undefined || member.right === 'none')
    throw new AttainError('not_found', { what: { en: `subject "${subject}"`, 'zh-CN': `对象“${subject}”` } })
  return member
}
