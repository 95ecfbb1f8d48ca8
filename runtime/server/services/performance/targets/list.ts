/** All documents of targets that the asker has anything to do with, the one to open first at the top. */
import type { TargetsBody } from '@attain/contract'
import type { Context } from '../../context.ts'
import { type KnownTarget, knownTargets, targetBody } from './documents.ts'
import { periodNamed } from './progress.ts'
import { readTargets } from './read.ts'
import { membersOf } from './who.ts'

export async function listTargets(context: Context): Promise<TargetsBody> {
  // those of more levels are what the company plans by
  const known = knownTargets(context).toSorted((a, b) => b.target.levels.length - a.target.levels.length)
  const first = known.length > 1 ? await firstWithTargets(context, known) : undefined
  const ordered = first === undefined ? known : [first, ...known.filter((one) => one !== first)]
  return { items: ordered.map((one) => targetBody(context, one)) }
}

/** One with targets that the asker sees: nobody is sent to an empty page while another has what they look for. */
async function firstWithTargets(context: Context, all: readonly KnownTarget[]): Promise<KnownTarget | undefined> {
  for (const known of all) {
    const period = periodNamed(context, known, { target: known.target.name })
    const amounts = await readTargets(context, { target: known.target, periods: [period] })
    const having = new Set([...amounts.values()].map(({ subject }) => subject))
    if (having.size === 0) continue
    const members = await membersOf(context, known, having)
    if (members.some(({ subject, right }) => right !== 'none' && having.has(subject))) return known
  }
  return undefined
}
