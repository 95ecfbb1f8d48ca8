import type { Bundle, Source } from './bundle.ts'
import { indexNames } from './index-bundle.ts'
import { kindOf } from './kinds/index.ts'
import { missingNames } from './names.ts'
import { type Finding, type Problem, problem } from './problem.ts'
import { place } from './problem-place.ts'
import { finish, type Steps } from './steps.ts'
import { systemSources } from './system/index.ts'
import type { ValidBundle } from './validate.ts'

/** A bundle with the system objects in front, in which every name can be looked up. */
export interface LinkedBundle extends Bundle {
  readonly stage: 'linked'
  readonly problems: readonly Problem[]
}

/** Merges the system bundle in front, indexes all names, and reports those that nothing has. */
export function linkBundle(valid: ValidBundle): LinkedBundle {
  return finish(linkInSteps(valid))
}

export function* linkInSteps(valid: ValidBundle): Steps<LinkedBundle> {
  const sources = [...systemSources(valid.sources), ...valid.sources]
  const bundle = indexNames(sources, valid.broken)
  const problems = [...valid.problems]
  if (bundle.app === undefined && !valid.broken.has('app'))
    problems.push(problem('no-app', place('app.json', ''), {}, appHint))
  for (const source of sources) {
    for (const link of kindOf(source.document).links(source.document))
      for (const finding of missingNames(bundle, link)) problems.push(placeIn(source, finding))
    yield
  }
  return { ...bundle, stage: 'linked', problems }
}

/** Gives a finding the file that it is in. */
export function placeIn(source: Source, finding: Finding): Problem {
  return { ...finding, path: place(source.path, finding.path) }
}

const appHint = {
  en: 'The smallest is {"kind": "app", "name": "sales", "label": {"en": "Sales"}, "formatVersion": 1}.',
  'zh-CN': '最小的内容是 {"kind": "app", "name": "sales", "label": {"en": "Sales"}, "formatVersion": 1}。',
}
