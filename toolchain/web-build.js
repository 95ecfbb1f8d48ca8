import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

/** The front ends, each with the folders of ours that it is made from. */
const frontEnds = [
  {
    folder: 'runtime/web',
    madeFrom: ['runtime/web', 'runtime/dashboard', 'runtime/ui', 'runtime/form', 'runtime/contract', 'engine'],
  },
  { folder: 'designer', madeFrom: ['designer', 'runtime/ui', 'runtime/form', 'runtime/contract', 'engine'] },
]

const passedOver = new Set(['node_modules', 'dist', 'test', 'coverage'])

/**
 * Builds each front end to its `dist` folder, unless what is there was built from the same sources. Finding that out
 * takes some 20 ms.
 * @param {string} root
 * @param {string} node the path of the Node to build with
 */
export async function buildFrontEnds(root, node) {
  for (const { folder, madeFrom } of frontEnds) {
    if (!existsSync(join(root, folder, 'vite.config.ts'))) continue
    const stamp = join(root, folder, 'dist', '.sources')
    const sources = hashSources(root, madeFrom)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue
    console.error(`Building ${folder} …`)
    await build(root, folder, node)
    await compressFiles(join(root, folder, 'dist'))
    writeFileSync(stamp, sources)
  }
}

/**
 * @param {string} root
 * @param {string[]} folders
 */
export function hashSources(root, folders) {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', ...folders.flatMap((folder) => listSources(root, folder))]) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listSources(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name) && !name.startsWith('.') && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return listSources(root, path)
      return entry.isFile() ? [path] : []
    })
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} node
 * @returns {Promise<void>}
 */
function build(root, folder, node) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(node, [vite, 'build', folder, '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2], env })
  const pass = () => child.kill('SIGTERM')
  process.once('SIGTERM', pass).once('SIGINT', pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', pass).off('SIGINT', pass)
      if (code === 0) return resolve()
      reject(new Error(signal === null ? `Building ${folder} failed, see above.` : 'Interrupted.'))
    })
  })
}

const compress = promisify(brotliCompress)

/** Smaller files stay as they are: their head would be as long. */
const MIN_BYTES = 1024

/**
 * Puts beside each file the same in Brotli, which browsers then get: a sixth less than what gzip makes of it, and
 * nothing to do when it is asked for. The last levels would take ten times as long for a twentieth.
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|svg|ttf)$/.test(file),
  )
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(join(folder, file))
      if (content.length < MIN_BYTES) return
      const compressed = await compress(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      })
      writeFileSync(join(folder, `${file}.br`), compressed)
    }),
  )
}
