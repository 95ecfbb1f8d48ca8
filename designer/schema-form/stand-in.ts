import type { JsonSchema } from '@attain/engine/fields'

/** What holds where nothing is chosen or typed in, as it is shown in its place. */
export function standIn({ default: standard, oneOf }: JsonSchema): string | undefined {
  if (typeof standard === 'number') return String(standard)
  if (typeof standard !== 'string' || !Array.isArray(oneOf)) return undefined
  const choice = (oneOf as readonly { readonly const?: unknown; readonly title?: string }[]).find(
    (one) => one.const === standard,
  )
  return choice?.title
}
