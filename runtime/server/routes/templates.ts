/** `/api/templates/*`: what a workspace can begin with, and what it has installed; for administrators. */
import { InstalledBody, type TemplateDetailBody } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { listTemplates, readTemplate, rememberInstalled } from '../services/templates.ts'
import { contextOf, type Sources } from './asking.ts'

const administrator = { administrator: true }
const NameParams = Type.Object({ name: Type.String({ maxLength: 63 }) })
const BaseQuery = Type.Object({ base: Type.Optional(Type.String({ maxLength: 60 })) }, { additionalProperties: false })

interface Named {
  Params: Static<typeof NameParams>
}

export function addTemplateRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/templates', { config: administrator }, async () => ({ items: await listTemplates() }))

  app.get<Named & { Querystring: Static<typeof BaseQuery> }>(
    '/api/templates/:name',
    { config: administrator, schema: { params: NameParams, querystring: BaseQuery } },
    async (request): Promise<TemplateDetailBody> => {
      return readTemplate(await contextOf(sources, request), request.params.name, request.query.base)
    },
  )

  app.put<Named & { Body: InstalledBody }>(
    '/api/templates/:name/installed',
    { config: administrator, schema: { params: NameParams, body: InstalledBody } },
    async (request, reply) => {
      await rememberInstalled(await contextOf(sources, request), request.params.name, request.body.version)
      return reply.code(204).send()
    },
  )
}
