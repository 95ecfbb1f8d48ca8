/** `/api/metadata/*`: what is published, and publishing; for administrators. */
import { BundleBody, PublishBody } from '@attain/contract'
import {
  compileBundleInSteps,
  type FieldUse,
  fieldUses,
  type Model,
  readDocumentsInSteps,
} from '@attain/engine/metadata'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { inSlices } from '../in-slices.ts'
import { previewPublication, publish } from '../services/publish/index.ts'
import { upkeepProgress } from '../services/upkeep-progress.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import { contextOf, type Published, type Sources } from './asking.ts'

export const bundleLimitBytes = 32 * 1024 * 1024
const administrator = { administrator: true }

export function addMetadataRoutes(app: FastifyInstance, sources: Sources & { readonly published: Published }): void {
  const { db, published } = sources

  app.get('/api/metadata', { config: administrator }, async (request) => {
    const { view } = await contextOf(sources, request)
    const { id, revision } = view.workspace
    return { revision, documents: revision === 0 ? [] : await readDocuments(db, id, revision) }
  })

  app.get<{ Querystring: { field: string } }>(
    '/api/metadata/uses',
    {
      config: administrator,
      schema: {
        querystring: Type.Object({ field: Type.String({ maxLength: 127 }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const { view } = await contextOf(sources, request)
      const { id, revision } = view.workspace
      return { uses: await usesOf(await readDocuments(db, id, revision), request.query.field) }
    },
  )

  app.post<{ Body: Static<typeof BundleBody> }>(
    '/api/metadata/check',
    { config: administrator, schema: { body: BundleBody }, bodyLimit: bundleLimitBytes },
    async (request) => {
      const raw = await inSlices(readDocumentsInSteps(request.body.documents))
      return { problems: (await inSlices(compileBundleInSteps(raw))).problems }
    },
  )

  app.post<{ Body: Static<typeof BundleBody> }>(
    '/api/metadata/diff',
    { config: administrator, schema: { body: BundleBody }, bodyLimit: bundleLimitBytes },
    async (request) => previewPublication(await contextOf(sources, request), request.body.documents),
  )

  app.post<{ Body: PublishBody }>(
    '/api/metadata/publish',
    { config: administrator, schema: { body: PublishBody }, bodyLimit: bundleLimitBytes },
    async (request) => {
      const { view, now } = await contextOf(sources, request)
      const { documents, message = '', expectedRevision } = request.body
      let compiled: Model | undefined
      const report = await publish(db, view.workspace.id, {
        compiled: (model) => {
          compiled = model
        },
        documents,
        message,
        by: view.actor.personId,
        at: now,
        live: view.workspace,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      })
      if (report.published)
        await published(view.workspace.id, compiled && { revision: report.revision, model: compiled })
      return report
    },
  )

  app.get('/api/metadata/upkeep', { config: administrator }, async (request) => {
    const { db, view } = await contextOf(sources, request)
    return { items: await upkeepProgress(db, view.workspace.id) }
  })
}

/** What uses a field of the live revision, `object.field`. */
async function usesOf(documents: readonly unknown[], field: string): Promise<readonly FieldUse[]> {
  const raw = await inSlices(readDocumentsInSteps(documents))
  const { bundle } = await inSlices(compileBundleInSteps(raw))
  return (bundle && fieldUses(bundle).get(field)) ?? []
}
