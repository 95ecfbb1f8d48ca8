/** `/api/openapi.json`, made from the live revision for whoever asks, and `/api/docs`, a page to read it. */
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { describeApi } from '../services/open-api.ts'
import { contextOf, type Sources } from './asking.ts'

export async function addOpenApiRoutes(app: FastifyInstance, sources: Sources): Promise<void> {
  app.get('/api/openapi.json', async (request) => {
    const { view, language } = await contextOf(sources, request)
    return describeApi(view, language)
  })

  await app.register(async (docs) => {
    // the page wants a document at start; it is pointed to the one of whoever reads it
    await docs.register(fastifySwagger, {
      openapi: { info: { title: 'Attain', version: '0' } },
      exposeHeadRoutes: false,
    })
    await docs.register(fastifySwaggerUi, {
      routePrefix: '/api/docs',
      staticCSP: true,
      uiConfig: { url: '/api/openapi.json', tryItOutEnabled: true, docExpansion: 'none', validatorUrl: null },
    })
  })
}
