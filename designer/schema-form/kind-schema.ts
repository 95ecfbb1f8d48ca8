/** The schemas of kinds in a page, each loaded with the first editor that needs it. */
import type { JsonSchema } from '@attain/engine/fields'
import { type Kind, loadedSchema, loadSchema, loadSchemas } from '@attain/engine/metadata'
import { use } from 'react'

/** Only while something is drawn, or when it has been loaded: what is drawn waits for it. */
export function kindSchema(kind: Kind): JsonSchema {
  return loadedSchema(kind) ?? use(loadSchema(kind))
}

/** Loads a part of the page together with the schema of a kind, so that it is drawn without waiting again. */
export async function withSchema<M>(kind: Kind, load: () => Promise<M>): Promise<M> {
  const [module] = await Promise.all([load(), loadSchema(kind)])
  return module
}

/** The same for what shows documents of all kinds. */
export async function withAllSchemas<M>(load: () => Promise<M>): Promise<M> {
  const [module] = await Promise.all([load(), loadSchemas()])
  return module
}
