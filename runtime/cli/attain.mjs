#!/usr/bin/env node
// Starts the CLI on the Node that the repository brings along, whatever Node runs this file. Plain JavaScript for it.
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const oldest = 24

if (Number(process.versions.node.split('.')[0]) >= oldest) {
  // reading the code takes most of the time of a short command
  module.enableCompileCache()
  const { main: run } = await import('./main.ts')
  process.exitCode = await run(process.argv.slice(2))
} else {
  const child = spawn(findNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends Ctrl-C to both; the child decides what to do about it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(`The CLI needs Node ${oldest}, which "npm install" puts into node_modules: ${error.message}`)
    process.exitCode = 2
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 2)
  })
}

function findNode() {
  const require = createRequire(import.meta.url)
  try {
    const folder = dirname(require.resolve('node/package.json'))
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    console.error(
      `The CLI needs Node ${oldest}; this is ${process.version}. Run "npm install" in the repository first.`,
    )
    process.exit(2)
  }
}
