/** The built front ends: their files as they are, and their page for every address that is none of the API's. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AttainError } from '../errors.ts'
import { checkerPolicy } from '../security-headers.ts'

const root = join(import.meta.dirname, '../../..')

/** Where each is built to, and under which addresses it lies; the more special ones first. */
const frontEnds = [
  { prefix: '/designer/', built: join(root, 'designer/dist') },
  { prefix: '/', built: join(root, 'runtime/web/dist') },
]

export async function addWebRoutes(app: FastifyInstance): Promise<void> {
  const pages: { readonly prefix: string; readonly page: Buffer }[] = []
  for (const { prefix, built } of frontEnds) {
    if (!existsSync(join(built, 'index.html'))) continue
    pages.push({ prefix, page: await readFile(join(built, 'index.html')) })
    await app.register(async (files) => {
      files.addHook('onRoute', (route) => {
        route.config = { ...route.config, open: true }
      })
      await files.register(fastifyStatic, {
        root: built,
        prefix,
        wildcard: false,
        index: false,
        decorateReply: false,
        preCompressed: true,
        setHeaders(reply, path) {
          // names of built files carry a hash of their content
          const isBuilt = path.includes('/assets/')
          reply.header('cache-control', isBuilt ? 'public, max-age=31536000, immutable' : 'no-cache')
          // what checks bundles makes validators at run time; a worker goes by the policy that it came with
          if (isBuilt && /\/check-worker-[^/]*\.js(\.br)?$/.test(path))
            reply.header('content-security-policy', checkerPolicy)
        },
      })
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      /html/.test(request.headers.accept ?? '')
    const found = isPage ? pages.find(({ prefix }) => `${request.url}/`.startsWith(prefix)) : undefined
    if (found) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(found.page)
    throw new AttainError('not_found', {
      what: {
        en: `address ${request.method} ${request.url.slice(0, 200)}`,
        'zh-CN': `地址 ${request.url.slice(0, 200)}`,
      },
    })
  })
}
