/**
 * Unpacks the Chromium package into the temporary folder of this process, with the libraries and fonts that a bare
 * machine lacks. A process of its own, because the package learns by environment variables where and what to unpack.
 */
import chromium from '@sparticuz/chromium'

await chromium.executablePath()
