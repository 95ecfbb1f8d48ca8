/** `/api/drafts/*`: what is being changed in the designer; for administrators. */
import { type DraftBody, type DraftChanges, PublishDraftBody, SaveDraftBody } from '@attain/contract'
import type { Model } from '@attain/engine/metadata'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { AttainError } from '../errors.ts'
import { inTransaction } from '../services/context.ts'
import {
  discardDraft,
  draftedDocuments,
  listDrafts,
  readDraft,
  readDraftChanges,
  saveDraft,
  settleDraft,
} from '../services/drafts.ts'
import { publish, schedule, startCanary } from '../services/publish/index.ts'
import { contextOf, type Published, type Sources } from './asking.ts'
import { bundleLimitBytes } from './metadata.ts'

const administrator = { administrator: true }
const OwnerParams = Type.Object({ owner: Type.String({ format: 'uuid' }) })
const SinceQuery = Type.Object({ since: Type.String({ pattern: '^[0-9]{1,9}$' }) }, { additionalProperties: false })

interface OfOwner {
  Params: Static<typeof OwnerParams>
}

export function addDraftRoutes(app: FastifyInstance, sources: Sources & { readonly published: Published }): void {
  const closed = { config: administrator, schema: { params: OwnerParams } }

  app.get('/api/drafts', { config: administrator }, async (request) => ({
    items: await listDrafts(await contextOf(sources, request)),
  }))

  app.get<OfOwner>('/api/drafts/:owner', closed, async (request): Promise<DraftBody> => {
    return readDraft(await contextOf(sources, request), request.params.owner)
  })

  app.get<OfOwner & { Querystring: Static<typeof SinceQuery> }>(
    '/api/drafts/:owner/changes',
    { config: administrator, schema: { params: OwnerParams, querystring: SinceQuery } },
    async (request): Promise<DraftChanges> => {
      return readDraftChanges(await contextOf(sources, request), request.params.owner, Number(request.query.since))
    },
  )

  app.put<OfOwner & { Body: SaveDraftBody }>(
    '/api/drafts/:owner',
    {
      config: administrator,
      schema: { params: OwnerParams, body: SaveDraftBody },
      bodyLimit: bundleLimitBytes,
    },
    async (request): Promise<DraftChanges> => {
      return saveDraft(await contextOf(sources, request), request.params.owner, request.body)
    },
  )

  app.delete<OfOwner>('/api/drafts/:owner', closed, async (request, reply) => {
    await discardDraft(await contextOf(sources, request), request.params.owner)
    return reply.code(204).send()
  })

  app.post<OfOwner & { Body: PublishDraftBody }>(
    '/api/drafts/:owner/publish',
    { config: administrator, schema: { params: OwnerParams, body: PublishDraftBody } },
    async (request) => {
      const context = await contextOf(sources, request)
      const { owner } = request.params
      const { seen, message, at, canary } = request.body
      let compiled: Model | undefined
      const report = await inTransaction(context, async (inside) => {
        const { baseRevision, documents } = await draftedDocuments(inside, owner, seen)
        const { view, now, db } = inside
        const publication = {
          documents,
          message,
          by: view.actor.personId,
          at: now,
          expectedRevision: baseRevision,
          live: view.workspace,
          compiled: (model: Model) => {
            compiled = model
          },
        }
        const { id } = view.workspace
        if (canary) return startCanary(db, id, publication, canary)
        if (at !== undefined) return schedule(db, id, publication, timeToCome(at, now))
        const done = await publish(db, id, publication)
        await settleDraft(inside, owner, done.revision)
        return done
      })
      const made = compiled && { revision: report.revision, model: compiled }
      if (report.published) await sources.published(context.view.workspace.id, made)
      return report
    },
  )
}

function timeToCome(at: string, now: Date): Date {
  const time = new Date(at)
  if (time > now) return time
  throw new AttainError('invalid_request', {
    problem: { en: `"at" must be a time to come.`, 'zh-CN': '“at”必须是将来的时间。' },
  })
}
