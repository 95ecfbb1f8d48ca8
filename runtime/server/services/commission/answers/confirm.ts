/** The payee says that they have read a version of their statement; the version is named by its id. */
import { AttainError } from '../../../errors.ts'
import { type Context, inTransaction } from '../../context.ts'
import { newestVersionOf, statementNamed } from '../kept-statement.ts'
import { because } from '../refused.ts'
import { answerOf, note } from './answers.ts'

export function confirmStatement(asked: Context, id: string): Promise<void> {
  return inTransaction(asked, async (context) => {
    const statement = await statementNamed(context, id)
    if (statement.payee_id !== context.view.actor.personId)
      throw new AttainError('forbidden', {
        action: { en: 'confirm the statement of somebody else', 'zh-CN': '替他人确认结算单' },
      })
    if ((await newestVersionOf(context, statement)) !== statement.version)
      throw because('There is a newer version of this statement.', '该结算单已有新版本。')
    const { sentAt } = await answerOf(context, id)
    if (sentAt === null) throw because('This statement has not been sent yet.', '该结算单尚未发出。')
    await note(context, 'confirmed', [id])
  })
}
