/** `/api/channels/*`, `/api/deliveries/*`: the ways out of the application, and what did not get out; administrators. */
import { AllowedHosts, ChannelInput, DeliveryQuery, Id, Name, type ReplayBody } from '@attain/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { contextOf, type Sources } from './asking.ts'

const sending = () => import('../services/notifications/sending.ts')

const administrator = { administrator: true }
const NameParams = Type.Object({ name: Name })
const IdParams = Type.Object({ id: Id })

interface OfChannel {
  Params: Static<typeof NameParams>
}

export function addChannelRoutes(app: FastifyInstance, sources: Sources & { readonly publicUrl: string | null }): void {
  /** Where this browser has the application, for the links of messages. */
  const siteOf = ({ protocol, host }: FastifyRequest) => sources.publicUrl ?? `${protocol}://${host}`

  app.get('/api/channels', { config: administrator }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return (await sending()).listChannels(await contextOf(sources, request))
  })

  app.put<OfChannel & { Body: ChannelInput }>(
    '/api/channels/:name',
    { config: administrator, schema: { params: NameParams, body: ChannelInput } },
    async (request, reply) => {
      await (await sending()).saveChannel(
        await contextOf(sources, request),
        request.params.name,
        request.body,
        siteOf(request),
      )
      return reply.code(204).send()
    },
  )

  app.delete<OfChannel>(
    '/api/channels/:name',
    { config: administrator, schema: { params: NameParams } },
    async (request, reply) => {
      await (await sending()).deleteChannel(await contextOf(sources, request), request.params.name)
      return reply.code(204).send()
    },
  )

  app.post<OfChannel>(
    '/api/channels/:name/test',
    { config: administrator, schema: { params: NameParams } },
    async (request) =>
      (await sending()).tryChannel(await contextOf(sources, request), request.params.name, siteOf(request)),
  )

  app.put<{ Body: AllowedHosts }>(
    '/api/allowed-hosts',
    { config: administrator, schema: { body: AllowedHosts } },
    async (request, reply) => {
      await (await sending()).saveAllowedHosts(await contextOf(sources, request), request.body.hosts)
      return reply.code(204).send()
    },
  )

  app.get<{ Querystring: DeliveryQuery }>(
    '/api/deliveries',
    { config: administrator, schema: { querystring: DeliveryQuery } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return (await sending()).listDeliveries(await contextOf(sources, request), request.query)
    },
  )

  app.post('/api/deliveries/replay', { config: administrator }, async (request): Promise<ReplayBody> => {
    return { replayed: await (await sending()).replayAll(await contextOf(sources, request)) }
  })

  app.post<{ Params: Static<typeof IdParams> }>(
    '/api/deliveries/:id/replay',
    { config: administrator, schema: { params: IdParams } },
    async (request, reply) => {
      await (await sending()).replayDelivery(await contextOf(sources, request), request.params.id)
      return reply.code(204).send()
    },
  )
}
