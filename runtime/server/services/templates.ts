/** The bundles beside the server that a workspace can begin with, and the versions of them that it has installed. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TemplateBody, TemplateDetailBody } from '@attain/contract'
import { type AppDocument, readBundle } from '@attain/engine/metadata'
import { readFolder } from '../bundle-folder.ts'
import { AttainError } from '../errors.ts'
import type { Context } from './context.ts'

export const templatesFolder = join(import.meta.dirname, '../../../metadata-examples')

interface Template {
  readonly app: AppDocument
  readonly documents: TemplateDetailBody['documents']
}

/** What there is. */
export async function listTemplates(folder = templatesFolder): Promise<TemplateBody[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const templates = await Promise.all(names.sort().map((name) => findTemplate(name, folder)))
  return names.flatMap((name, index) => {
    const template = templates[index]
    return template === undefined ? [] : [bodyOf(name, template)]
  })
}

/** One template with its documents; `base` is the version that an upgrade begins at. */
export async function readTemplate(
  context: Context,
  name: string,
  base: string | undefined,
  folder = templatesFolder,
): Promise<TemplateDetailBody> {
  const template = await assertTemplate(name, folder)
  const row = await context.db
    .selectFrom('installed_templates')
    .select('documents')
    .where('workspace_id', '=', context.view.workspace.id)
    .where('template', '=', name)
    .where('version', '=', base ?? '')
    .executeTakeFirst()
  return {
    ...bodyOf(name, template),
    documents: template.documents,
    base: row === undefined ? null : (row.documents as TemplateDetailBody['documents']),
  }
}

/** Keeps the documents of the present version, which `version` must name: it is being installed. */
export async function rememberInstalled(
  context: Context,
  name: string,
  version: string,
  folder = templatesFolder,
): Promise<void> {
  const template = await assertTemplate(name, folder)
  if (versionOf(template) !== version)
    throw new AttainError('conflict', {
      problem: {
        en: `the template "${name}" has version ${versionOf(template)} by now. Look at it again.`,
        'zh-CN': `模板“${name}”现在的版本是 ${versionOf(template)}，请重新查看。`,
      },
    })
  const { db, view, now } = context
  const values = { documents: JSON.stringify(template.documents), installed_at: now, installed_by: view.actor.personId }
  await db
    .insertInto('installed_templates')
    .values({ workspace_id: view.workspace.id, template: name, version, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'template', 'version']).doUpdateSet(values))
    .execute()
}

async function assertTemplate(name: string, folder: string): Promise<Template> {
  const template = await findTemplate(name, folder)
  if (template === undefined) throw new AttainError('not_found', { what: { en: 'template', 'zh-CN': '模板' } })
  return template
}

/** A folder with an application; other folders, and broken ones, are no templates. */
async function findTemplate(name: string, folder: string): Promise<Template | undefined> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return undefined
  const files = await readFolder(join(folder, name)).catch(() => [])
  const { documents, problems } = readBundle(files)
  const values = documents.map(({ value }) => value as TemplateDetailBody['documents'][number])
  const app = values.find(({ kind }) => kind === 'app') as AppDocument | undefined
  return app === undefined || problems.some(({ severity }) => severity === 'error')
    ? undefined
    : { app, documents: values }
}

function bodyOf(name: string, template: Template): TemplateBody {
  const counts: Record<string, number> = {}
  for (const { kind } of template.documents) counts[kind] = (counts[kind] ?? 0) + 1
  const { label, description = null } = template.app
  return { name, label, description, version: versionOf(template), counts }
}

function versionOf({ app }: Template): string {
  return app.version ?? '0.0.0'
}
