import { AttainError } from '../../errors.ts'

/** Why something cannot be done with a period or a statement now. */
export function because(en: string, chinese: string): AttainError {
  return new AttainError('commission_refused', { problem: { en, 'zh-CN': chinese } })
}
