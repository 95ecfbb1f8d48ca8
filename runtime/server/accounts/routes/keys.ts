import { ApiKeyList, CreatedApiKeyBody, NewApiKeyBody } from '@attain/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AttainError } from '../../errors.ts'
import { createApiKey, deleteApiKey, listApiKeys } from '../api-keys.ts'
import type { AccountSources } from '../sources.ts'

/** The most keys of one account in one workspace. */
export const mostKeys = 50

const keyText = { en: 'API key', 'zh-CN': '此 API 密钥' }
const uuid = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const

/** `/api/keys`: the keys of one's own account in this workspace. */
export function addKeyRoutes(app: FastifyInstance, { db, identities }: AccountSources): void {
  app.get('/api/keys', { schema: { response: { 200: ApiKeyList } } }, async (request, reply) => {
    const { accountId, workspaceId } = request.principal
    reply.header('cache-control', 'no-store')
    return { items: await listApiKeys(db, accountId, workspaceId) }
  })

  app.post<{ Body: NewApiKeyBody }>(
    '/api/keys',
    { schema: { body: NewApiKeyBody, response: { 201: CreatedApiKeyBody } } },
    async (request, reply) => {
      assertSession(request)
      const { accountId, workspaceId, language } = request.principal
      const { name, expiresAt: until } = request.body
      const expiresAt = until === undefined ? undefined : new Date(until)
      if (expiresAt !== undefined && !(expiresAt.getTime() > Date.now())) throw expiryInThePast(language)
      if ((await listApiKeys(db, accountId, workspaceId)).length >= mostKeys) {
        throw new AttainError('too_many_keys', { limit: mostKeys })
      }
      const created = await createApiKey(db, {
        accountId,
        workspaceId,
        name: name.trim(),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      })
      return reply.code(201).header('cache-control', 'no-store').send(created)
    },
  )

  app.delete<{ Params: { id: string } }>('/api/keys/:id', { schema: { params: uuid } }, async (request, reply) => {
    assertSession(request)
    const { accountId } = request.principal
    if (!(await deleteApiKey(db, accountId, request.params.id))) throw new AttainError('not_found', { what: keyText })
    identities.forgetAccount(accountId)
    return reply.code(204).send()
  })
}

/** A key that could make keys would outlive being deleted. */
function assertSession(request: FastifyRequest): void {
  if (request.identity.kind !== 'session') throw new AttainError('session_required')
}

function expiryInThePast(language: 'en' | 'zh-CN'): AttainError {
  const message = language === 'en' ? 'The expiry must lie in the future.' : '到期时间必须在将来。'
  return new AttainError('invalid_record', { summary: message }, [{ field: 'expiresAt', code: 'past', message }])
}
