/** `/api/metadata/*`: what is published, and publishing; for administrators. */
import { BundleBody, PublishBody } from '@attain/contract'
import { bundleFromDocuments, compileBundle, type FieldUse, fieldUses } from '@attain/engine/metadata'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { previewPublication, publish } from '../services/publish/index.ts'
import { upkeepProgress } from '../services/upkeep-progress.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import { contextOf, type Sources } from './asking.ts'

export const bundleLimitBytes = 32 * 1024 * 1024
const administrator = { administrator: true }

export function addMetadataRoutes(
  app: FastifyInstance,
  sources: Sources & { readonly published: (workspaceId: number) => Promise<void> },
): void {
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
      return { uses: usesOf(await readDocuments(db, id, revision), request.query.field) }
    },
  )

  app.post<{ Body: Static<typeof BundleBody> }>(
    '/api/metadata/check',
    { config: administrator, schema: { body: BundleBody }, bodyLimit: bundleLimitBytes },
    async (request) => ({ problems: compileBundle(bundleFromDocuments(request.body.documents)).problems }),
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
      const report = await publish(db, view.workspace.id, {
        documents,
        message,
        by: view.actor.personId,
        at: now,
        live: view.workspace,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      })
      if (report.published) await published(view.workspace.id)
      return report
    },
  )

  app.get('/api/metadata/upkeep', { config: administrator }, async (request) => {
    const { db, view } = await contextOf(sources, request)
    return { items: await upkeepProgress(db, view.workspace.id) }
  })
}

/** What uses a field of the live revision, `object.field`. */
function usesOf(documents: readonly unknown[], field: string): readonly FieldUse[] {
  const { bundle } = compileBundle(bundleFromDocuments(documents))
  return (bundle && fieldUses(bundle).get(field)) ?? []
}
