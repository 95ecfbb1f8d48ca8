import type { RegisterCommand } from '../session.ts'
export const publish: RegisterCommand = () => undefined
