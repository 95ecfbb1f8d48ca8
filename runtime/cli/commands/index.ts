import type { RegisterCommand } from '../session.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'
import { exportRecords } from './export.ts'
import { importFile } from './import.ts'
import { importAll } from './import-all.ts'
import { publish } from './publish.ts'
import { pull } from './pull.ts'
import { simulate } from './simulate.ts'
import { test } from './test.ts'
import { types } from './types.ts'

/** Every command, in the order of the help. */
export const commands: readonly RegisterCommand[] = [
  check,
  test,
  diff,
  publish,
  pull,
  simulate,
  types,
  importFile,
  importAll,
  exportRecords,
]
