/** `/api/notifications/*`: what one has been told, as it comes about, and how one likes to be told. */
import { NotificationQuery, PreferencesInput, ReadBody } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import {
  listNotifications,
  markRead,
  readerOf,
  readPreferences,
  type Streams,
  savePreferences,
} from '../services/notifications/index.ts'
import { contextOf, type Sources } from './asking.ts'

const StreamQuery = Type.Object({ workspace: Type.Optional(Type.String()) }, { additionalProperties: false })

export function addNotificationRoutes(app: FastifyInstance, sources: Sources & { readonly streams: Streams }): void {
  app.get<{ Querystring: NotificationQuery }>(
    '/api/notifications',
    { schema: { querystring: NotificationQuery } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      reply.header('cache-control', 'no-store')
      return listNotifications(context.db, readerOf(context), request.query)
    },
  )

  app.post<{ Body: ReadBody }>('/api/notifications/read', { schema: { body: ReadBody } }, async (request, reply) => {
    const context = await contextOf(sources, request)
    await markRead(context.db, readerOf(context), request.body)
    return reply.code(204).send()
  })

  app.get('/api/notifications/preferences', async (request) => readPreferences(await contextOf(sources, request)))

  app.put<{ Body: PreferencesInput }>(
    '/api/notifications/preferences',
    { schema: { body: PreferencesInput } },
    async (request, reply) => {
      await savePreferences(await contextOf(sources, request), request.body)
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/notifications/stream',
    { config: { workspaceInQuery: true }, schema: { querystring: StreamQuery } },
    async (request, reply) => {
      const reader = readerOf(await contextOf(sources, request))
      const headers = reply.getHeaders() as Record<string, string>
      await sources.streams.open({ reader, identity: request.identity, response: reply.raw }, headers)
      return reply.hijack()
    },
  )
}
