/** What a period or a statement refuses as it stands. */
import { AttainError } from '../../errors.ts'

export function because(en: string, chinese: string): AttainError {
  return new AttainError('commission_refused', { problem: { en, 'zh-CN': chinese } })
}
