import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * Makes sure that what package-lock.json names is installed, and returns the pinned Node. Takes a few milliseconds
 * when nothing is to be done. Throws an error that says what to do.
 * @param {string} root
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function ensureInstalled(root) {
  if (!isUpToDate(root)) {
    // A folder that npm has completed once is brought up to date, anything else is made anew.
    const isComplete = existsSync(join(root, 'node_modules', '.package-lock.json'))
    console.error(isComplete ? 'Updating the dependencies …' : 'Installing the dependencies, once …')
    // Warnings would be about the Node that runs npm, which is not the one that the packages will run on.
    const options = ['--include=dev', '--loglevel=error']
    await npm(root, isComplete ? ['install', '--no-save', ...options] : ['ci', ...options])
    writeStamp(root)
  }
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  // The `node` package fetches the program with an install script, which some switch off.
  if (!existsSync(path)) await npm(root, ['rebuild', 'node', '--ignore-scripts=false'])
  if (!existsSync(path))
    throw new Error(`npm did not install Node: ${path} is missing. Remove node_modules and try again.`)
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8'))
  return { path, version: `v${version}` }
}

/** @param {string} root */
function isUpToDate(root) {
  const stamp = readText(join(root, 'node_modules', '.attain-lock-hash'))
  if (stamp === lockHash(root)) return true
  // Somebody ran npm by hand: look at what npm itself notes about what is there.
  const installed = readText(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null || !satisfies(readLock(root), JSON.parse(installed).packages)) return false
  writeStamp(root)
  return true
}

/**
 * Tells whether every package that the lock names is installed in that version; an optional one (made for another
 * platform) may be missing.
 * @param {Record<string, LockedPackage>} locked
 * @param {Record<string, LockedPackage>} installed
 */
export function satisfies(locked, installed) {
  return Object.entries(locked).every(([path, { version, link, optional, devOptional }]) => {
    if (!path.includes('node_modules/') || link) return true
    const found = installed[path]
    return found === undefined ? Boolean(optional || devOptional) : found.version === version
  })
}

/** @param {string} root */
function writeStamp(root) {
  writeFileSync(join(root, 'node_modules', '.attain-lock-hash'), lockHash(root))
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/**
 * @param {string} root
 * @returns {Record<string, LockedPackage>}
 */
function readLock(root) {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * Runs npm: the one that runs us, or the one on the PATH. Its output goes to stderr, stdout belongs to the program.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function npm(root, args) {
  const running = process.env.npm_execpath ?? ''
  const isNpm = basename(running).startsWith('npm') && running.endsWith('.js')
  const [command, first] = isNpm ? [process.execPath, [running]] : ['npm', []]
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  const pass = () => child.kill('SIGTERM')
  process.once('SIGTERM', pass).once('SIGINT', pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', pass).off('SIGINT', pass)
      if (code === 0) return resolve()
      reject(new Error(signal === null && code !== 130 ? `npm ${args[0]} failed, see above.` : 'Interrupted.'))
    })
  })
}
