/** `/api/openapi.json`, made from the live revision for whoever asks, and `/api/docs`, a page to read it. */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { describeApi } from '../services/open-api.ts'
import { contextOf, type Sources } from './asking.ts'

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Attain</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<style>body { margin: 0 } .swagger-ui .wrapper { max-width: 1140px } .swagger-ui .scheme-container { padding: 16px 0 }</style>
</head>
<body>
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/show.js"></script>
</body>
</html>
`

const show = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#api', docExpansion: 'none', tagsSorter: 'alpha', filter: true,
  defaultModelsExpandDepth: 0, validatorUrl: null,
})
`

export async function addOpenApiRoutes(app: FastifyInstance, sources: Sources): Promise<void> {
  app.get('/api/openapi.json', async (request) => {
    const { view, language } = await contextOf(sources, request)
    return describeApi(view, language)
  })
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/api/docs/show.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(show))
  await app.register(fastifyStatic, {
    root: swaggerFolder,
    prefix: '/api/docs/',
    decorateReply: false,
    allowedPath: (path) => ['/swagger-ui.css', '/swagger-ui-bundle.js'].includes(path),
  })
}
