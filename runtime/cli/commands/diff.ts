import type { RegisterCommand } from '../session.ts'
export const diff: RegisterCommand = () => undefined
