import { AccountBody, type FieldProblem } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import { createAccount, renameAccount, resetPassword } from '../create-account.ts'
import type { Language, Texts } from '../language.ts'
import { lockMemberships, type PersonAccount, readPersonAccount, setMembership } from '../memberships.ts'
import type { Principal } from '../principal.ts'
import type { AccountSources, Directory } from '../sources.ts'

const personText = { en: 'person', 'zh-CN': '此人员' }
const accountText = { en: 'account of this person', 'zh-CN': '此人员的账号' }
const uuid = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const

/** `/api/people/:id/account`: what administrators do with the accounts of people. */
export function addPersonAccountRoutes(app: FastifyInstance, sources: AccountSources): void {
  const { db, directory, identities, memberships } = sources
  const config = { administrator: true } as const

  app.get<{ Params: { id: string } }>(
    '/api/people/:id/account',
    { config, schema: { params: uuid } },
    async (request, reply) => {
      const { workspaceId } = request.principal
      const person = await directory.findPerson(workspaceId, request.params.id)
      if (person === null) throw new AttainError('not_found', { what: personText })
      const account = await readPersonAccount(db, workspaceId, request.params.id)
      if (account === undefined) throw new AttainError('not_found', { what: accountText })
      reply.header('cache-control', 'no-store')
      return toBody(account)
    },
  )

  app.put<{ Params: { id: string }; Body: AccountBody }>(
    '/api/people/:id/account',
    { config, schema: { params: uuid, body: AccountBody } },
    async (request, reply) => {
      const { principal, body } = request
      const personId = request.params.id
      const person = await directory.findPerson(principal.workspaceId, personId)
      if (person === null) throw new AttainError('not_found', { what: personText })
      assertRolesExist(directory, principal, body.roles)

      const saved = await db.transaction().execute(async (transaction) => {
        await lockMemberships(transaction, principal.workspaceId)
        const before = await readPersonAccount(transaction, principal.workspaceId, personId)
        const accountId =
          before === undefined
            ? await create(transaction, person.name, principal, body)
            : await change(transaction, before, principal, body)
        const active = body.active ?? before?.active ?? true
        await setMembership(transaction, principal.workspaceId, personId, accountId, body.roles, active)
        if (!active) await directory.noteLockedOut(transaction, principal.workspaceId, personId)
        await assertAdministratorStays(transaction, directory, principal)
        return readPersonAccount(transaction, principal.workspaceId, personId)
      })
      if (saved === undefined) throw new Error('The account that was just saved is gone.')
      identities.forgetAccount(saved.accountId)
      memberships.forgetAccount(saved.accountId)
      request.log.info({ accountId: saved.accountId, by: principal.accountId }, 'an account was changed')
      reply.header('cache-control', 'no-store')
      return toBody(saved)
    },
  )
}

/** An account as it is sent back: what was sent, without the password. */
function toBody({ username, email, roles, active }: PersonAccount): Omit<AccountBody, 'password'> {
  return { username, ...(email === null ? {} : { email }), roles: [...roles], active }
}

async function create(
  db: Transaction<DB>,
  name: string,
  { language }: Principal,
  { username, email, password }: AccountBody,
): Promise<string> {
  if (password === undefined) throw invalid('password', 'required', passwordNeeded, language)
  return createAccount(db, { username, name, password, ...(email === undefined ? {} : { email }) }, language)
}

async function change(
  db: Transaction<DB>,
  before: PersonAccount,
  { accountId: own, language }: Principal,
  { username, email, password }: AccountBody,
): Promise<string> {
  const { accountId } = before
  const renamed = username.toLowerCase() !== before.username || (email?.toLowerCase() ?? null) !== before.email
  // Whoever may set its password can sign in with it, in the other workspaces too.
  if (before.shared && accountId !== own && (renamed || password !== undefined)) throw new AttainError('shared_account')
  if (renamed) await renameAccount(db, accountId, { username, email }, language)
  if (password !== undefined) await resetPassword(db, accountId, password)
  return accountId
}

function assertRolesExist(directory: Directory, { workspaceId, language }: Principal, roles: readonly string[]): void {
  const unknown = roles.find((role) => !directory.hasRole(workspaceId, role))
  if (unknown === undefined) return
  const name = unknown.slice(0, 60)
  const text = { en: `There is no role "${name}".`, 'zh-CN': `没有角色“${name}”。` }
  throw invalid('roles', 'unknown_role', text, language)
}

/** Undoes the change by throwing, when nobody could administer the workspace after it, or not the one who makes it. */
async function assertAdministratorStays(
  db: Transaction<DB>,
  directory: Directory,
  { workspaceId, accountId }: Principal,
): Promise<void> {
  const members = await db
    .selectFrom('memberships')
    .select(['account_id', 'roles'])
    .where('workspace_id', '=', workspaceId)
    .where('active', '=', true)
    .execute()
  const administrators = members.filter((member) => directory.isAdministrator(workspaceId, member.roles))
  if (administrators.length === 0) throw new AttainError('last_administrator')
  if (!administrators.some((member) => member.account_id === accountId)) throw new AttainError('own_administration')
}

const passwordNeeded: Texts = {
  en: 'A new account needs a password of at least 10 characters.',
  'zh-CN': '新账号需要至少 10 个字符的密码。',
}

function invalid(field: string, code: string, text: Texts, language: Language): AttainError {
  const problem: FieldProblem = { field, code, message: text[language] }
  return new AttainError('invalid_record', { summary: problem.message }, [problem])
}
