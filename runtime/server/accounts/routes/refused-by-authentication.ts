import type { FieldProblem } from '@attain/contract'
import { APIError } from 'better-auth'
import { AttainError } from '../../errors.ts'
import { inactiveCode } from '../authentication.ts'
import type { Language } from '../language.ts'

const currentPasswordWrong = { en: 'This is not your current password.', 'zh-CN': '当前密码不正确。' }

/**
 * What better-auth refuses, in our words. Wrong name, wrong password and a name that nobody can have are one answer.
 * Anything else is our own fault and stays what it is.
 */
export function translateRefusal(error: unknown, language: Language): unknown {
  if (!(error instanceof APIError)) return error
  const code: unknown = error.body?.code
  switch (code) {
    case 'INVALID_USERNAME_OR_PASSWORD':
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_USERNAME':
    case 'USERNAME_TOO_SHORT':
    case 'USERNAME_TOO_LONG':
    case 'INVALID_EMAIL':
      return new AttainError('wrong_credentials', {}, undefined, { cause: error })
    case 'INVALID_PASSWORD': {
      const message = currentPasswordWrong[language]
      const problem: FieldProblem = { field: 'currentPassword', code: 'wrong_password', message }
      return new AttainError('invalid_record', { summary: message }, [problem], { cause: error })
    }
    case inactiveCode:
      return new AttainError('account_inactive', {}, undefined, { cause: error })
    case 'UNAUTHORIZED':
      return new AttainError('unauthenticated', {}, undefined, { cause: error })
    default:
      return new Error(`better-auth failed: ${String(code ?? error.message)}`, { cause: error })
  }
}
