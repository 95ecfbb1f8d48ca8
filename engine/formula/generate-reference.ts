/** Writes REFERENCE.md and REFERENCE.zh-CN.md: run it when a function changes. A test holds them. */
import { writeFileSync } from 'node:fs'
import { writeReference } from './reference.ts'

writeFileSync(new URL('REFERENCE.md', import.meta.url), writeReference('en'))
writeFileSync(new URL('REFERENCE.zh-CN.md', import.meta.url), writeReference('zh-CN'))
