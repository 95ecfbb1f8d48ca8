import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls back once when the npm that started us is gone: npm passes SIGINT and SIGTERM on, but a npm that was killed
 * with -9, or the shell between us that took the signal, leaves us behind. Without npm nobody is watched, so that
 * `node toolchain/run.js start &` survives its terminal.
 * @param {() => void} onLost
 */
export function watchParents(onLost) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const npm = findNpm(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && isRunning(npm)) return
    clearInterval(timer)
    onLost()
  }, 100)
  timer.unref()
}

/**
 * npm runs scripts by a shell, which may replace itself by us or stay in between.
 * @param {number} parent
 */
function findNpm(parent) {
  const { name, ppid } = describe(parent)
  return /^-?(ba|da|a|k|z|fi)?sh$/.test(name) && ppid > 1 ? ppid : parent
}

/**
 * @param {number} pid
 * @returns {{ name: string, ppid: number }}
 */
function describe(pid) {
  try {
    if (process.platform !== 'linux') {
      const [ppid = '0', name = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
        .trim()
        .split(/\s+/)
      return { name: name.slice(name.lastIndexOf('/') + 1), ppid: Number(ppid) }
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const nameEnd = stat.lastIndexOf(')')
    const [, ppid = '0'] = stat.slice(nameEnd + 2).split(' ')
    return { name: stat.slice(stat.indexOf('(') + 1, nameEnd), ppid: Number(ppid) }
  } catch {
    return { name: '', ppid: 0 } // gone already, or hidden from us: the parent alone is watched
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
