/** The built web application: files as they are, and its page for every address that is none of the API's. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AttainError } from '../errors.ts'

const builtWeb = join(import.meta.dirname, '../../web/dist')

export async function addWebRoutes(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(join(builtWeb, 'index.html'))
  if (isBuilt) {
    await app.register(async (web) => {
      web.addHook('onRoute', (route) => {
        route.config = { ...route.config, open: true }
      })
      await web.register(fastifyStatic, {
        root: builtWeb,
        wildcard: false,
        index: false,
        // names of built files carry a hash of their content
        setHeaders: (reply, path) =>
          reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
      })
    })
  }
  const page = isBuilt ? await readFile(join(builtWeb, 'index.html')) : undefined
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      /html/.test(request.headers.accept ?? '')
    if (isPage && page) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    throw new AttainError('not_found', {
      what: {
        en: `address ${request.method} ${request.url.slice(0, 200)}`,
        'zh-CN': `地址 ${request.url.slice(0, 200)}`,
      },
    })
  })
}
