/**
 * Every npm script begins here: `node toolchain/run.js start|test|bench|build [arguments]`.
 *
 * This is plain JavaScript for any Node from 20 on, without dependencies, because on a fresh clone there is nothing
 * else. It installs what is missing, builds the front ends when they are out of date, and runs the program with the
 * Node that the `node` package pins.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled } from './installation.js'
import { watchParents } from './parents.js'
import { buildFrontEnds } from './web-build.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * A small space for young objects (MB) saves the server a third of its memory and costs no speed. Collecting when old
 * ones have grown by a third (%), and not when they have doubled or more, halves what a large calculation holds.
 * package.json says the same for `npm start` and `npm run bench`, and so does runtime/bench/http/server-process.ts.
 */
const serverNodeOptions = ['--max-semi-space-size=8', '--heap-growing-percent=30']

/** @type {Record<string, { file: string | null, needsFrontEnds: boolean }>} */
const programs = {
  start: { file: 'runtime/server/main.ts', needsFrontEnds: true },
  test: { file: 'toolchain/test.ts', needsFrontEnds: false },
  bench: { file: 'runtime/bench/main.ts', needsFrontEnds: false },
  build: { file: null, needsFrontEnds: true },
}

await main(process.argv[2] ?? '', process.argv.slice(3))

/**
 * @param {string} name
 * @param {string[]} args
 */
async function main(name, args) {
  const program = Object.hasOwn(programs, name) ? programs[name] : undefined
  if (program === undefined) return fail(`Usage: node toolchain/run.js ${Object.keys(programs).join('|')} [arguments]`)
  if (Number(process.versions.node.split('.')[0]) < 20) {
    return fail(`Attain needs Node 20 or newer to start itself, this is ${process.version}. See https://nodejs.org`)
  }
  try {
    const node = await ensureInstalled(root)
    if (program.needsFrontEnds) await buildFrontEnds(root, node.path)
    if (program.file === null) return
    const file = join(root, program.file)
    if (!existsSync(file)) return fail(`This version of Attain has no ${name}: ${program.file} is missing`)
    await runProgram(file, args, node)
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Runs the program in this very process when this is the pinned Node already (npm finds that first, once it is
 * installed), otherwise in a child.
 * @param {string} file
 * @param {string[]} args
 * @param {{ path: string, version: string }} node
 */
async function runProgram(file, args, node) {
  const cache = join(root, 'node_modules', '.cache', 'attain-code')
  if (process.version === node.version) {
    module.enableCompileCache?.(cache)
    watchParents(() => process.kill(process.pid, 'SIGTERM'))
    process.argv = [process.execPath, file, ...args]
    await import(pathToFileURL(file).href)
    return
  }

  const child = spawn(node.path, [...serverNodeOptions, file, ...args], {
    // The child notices by the channel when this process dies, whatever the reason.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache, PATH: `${dirname(node.path)}:${process.env.PATH}` },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  watchParents(() => child.kill('SIGTERM'))
  child.on('error', (error) => fail(`${node.path} cannot be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** @param {string} message */
function fail(message) {
  console.error(message)
  process.exit(1)
}
