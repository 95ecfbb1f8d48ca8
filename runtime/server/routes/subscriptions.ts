/** `/api/subscriptions`: dashboards that are sent by e-mail, and the link in a mail that ends that. */
import { Id, SubscriptionInput, SubscriptionQuery } from '@attain/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { languageOf } from '../accounts/index.ts'
import { systemContext } from '../services/context.ts'
import { type EndState, endPage } from '../services/subscriptions/end-page.ts'
import {
  changeSubscription,
  createSubscription,
  endFor,
  endSubscription,
  listSubscriptions,
  readEndToken,
  titleOf,
  tryOut,
} from '../services/subscriptions/index.ts'
import { contextOf, type Sources } from './asking.ts'

const closed = { additionalProperties: false }
const Params = Type.Object({ id: Id }, closed)
const EndQuery = Type.Object({ token: Type.String({ maxLength: 400 }) }, closed)

export function addSubscriptionRoutes(app: FastifyInstance, sources: Sources): void {
  app.get<{ Querystring: SubscriptionQuery }>(
    '/api/subscriptions',
    { schema: { querystring: SubscriptionQuery } },
    async (request) => listSubscriptions(await contextOf(sources, request), request.query),
  )

  app.post<{ Body: SubscriptionInput }>(
    '/api/subscriptions',
    { schema: { body: SubscriptionInput } },
    async (request, reply) =>
      reply.code(201).send(await createSubscription(await contextOf(sources, request), request.body)),
  )

  app.put<{ Params: { id: string }; Body: SubscriptionInput }>(
    '/api/subscriptions/:id',
    { schema: { params: Params, body: SubscriptionInput } },
    async (request, reply) => {
      await changeSubscription(await contextOf(sources, request), request.params.id, request.body)
      return reply.code(204).send()
    },
  )

  app.delete<{ Params: { id: string } }>(
    '/api/subscriptions/:id',
    { schema: { params: Params } },
    async (request, reply) => {
      await endSubscription(await contextOf(sources, request), request.params.id)
      return reply.code(204).send()
    },
  )

  app.post<{ Params: { id: string } }>(
    '/api/subscriptions/:id/send',
    { schema: { params: Params } },
    async (request, reply) => {
      await tryOut(await contextOf(sources, request), request.params.id)
      return reply.code(204).send()
    },
  )

  app.register(async (open) => {
    // forms and mail programs send what says nothing that the address does not say
    open.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) => {
      done(null)
    })
    const config = { open: true } as const
    const answer = (request: FastifyRequest, reply: FastifyReply, page: EndState) =>
      reply
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(endPage(page, languageOf(request.headers['accept-language'])))
    open.get<{ Querystring: { token: string } }>(
      '/api/subscriptions/end',
      { config, schema: { querystring: EndQuery } },
      async (request, reply) => {
        const ending = await readEndToken(sources.db, request.query.token)
        if (ending === undefined) return answer(request, reply.code(404), { state: 'unknown' })
        const context = systemContext(sources.db, await sources.workspaces.get(ending.workspaceId))
        const title = await titleOf(context, ending, languageOf(request.headers['accept-language']))
        return answer(request, reply, title === undefined ? { state: 'done' } : { state: 'ask', title })
      },
    )
    open.post<{ Querystring: { token: string } }>(
      '/api/subscriptions/end',
      { config, schema: { querystring: EndQuery } },
      async (request, reply) => {
        const ending = await readEndToken(sources.db, request.query.token)
        if (ending === undefined) return answer(request, reply.code(404), { state: 'unknown' })
        const context = systemContext(sources.db, await sources.workspaces.get(ending.workspaceId))
        await endFor(context, ending.id, ending.personId)
        return answer(request, reply, { state: 'done' })
      },
    )
  })
}
