import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** NODE_COMPILE_CACHE of the servers that tests start as processes: most of a start is reading code. */
export const compileCache = join(tmpdir(), 'attain-test-compile-cache')
