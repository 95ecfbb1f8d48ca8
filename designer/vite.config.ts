/** Builds the designer to `dist/`; `vite dev` forwards the API to a server on port 3000 (or ATTAIN_URL). */
import { join } from 'node:path'
import { leanForm, withoutSql } from '@attain/form/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { addressesOfSchemas, patternsLater, schemasWithoutWords, systemWithoutHelp } from './check/vite-plugin.ts'

export default defineConfig({
  base: '/designer/',
  plugins: [react(), leanForm({ keepInputs: true }), withoutSql()],
  resolve: {
    dedupe: ['react', 'react-dom', 'antd', 'dayjs'],
    alias: [
      {
        find: /^.*\/internal\/common\/workers\.js$/,
        replacement: join(import.meta.dirname, 'source/monaco-workers.ts'),
      },
    ],
  },
  worker: {
    format: 'es',
    plugins: () => [withoutSql(), patternsLater(), addressesOfSchemas(), schemasWithoutWords(), systemWithoutHelp()],
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    // for the test that holds what a first page loads
    manifest: true,
    rolldownOptions: {
      output: {
        // What every page needs comes in a few files that stay in the cache; editors, the canvas and Monaco come when
        // they are opened.
        codeSplitting: {
          groups: [
            {
              name: 'platform',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|i18next|react-i18next)\//,
            },
            { name: 'canvas', test: /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\// },
            { name: 'frame', tags: ['$initial'], minSize: 0 },
          ],
        },
      },
    },
  },
  server: { port: 5174, proxy: { '/api': process.env.ATTAIN_URL ?? 'http://localhost:3000' } },
})
