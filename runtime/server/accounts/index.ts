/** Accounts: who is it, and in which workspace. See README.md. */
export { type ApiKey, type CreatedApiKey, createApiKey, keyPrefix, type NewApiKey } from './api-keys.ts'
export { createAccount, type NewAccount } from './create-account.ts'
export {
  ensureFirstAdministrator,
  type FirstAdministrator,
  type FirstAdministratorReport,
  makeUpPassword,
} from './first-administrator.ts'
export type { Identity } from './identity.ts'
export { type Language, languageOf } from './language.ts'
export { setMembership } from './memberships.ts'
export { type AccountsOptions, accounts } from './plugin.ts'
export type { Principal } from './principal.ts'
export type { ThrottleLimits } from './sign-in-throttle.ts'
export type { Directory } from './sources.ts'
