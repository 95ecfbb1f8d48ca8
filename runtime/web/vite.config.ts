/** Builds the users' application to `dist/`; `vite dev` forwards the API to a server on port 3000 (or ATTAIN_URL). */
import { leanForm, withoutSql } from '@attain/form/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react(), leanForm(), withoutSql()],
  resolve: { dedupe: ['react', 'react-dom', 'antd', 'dayjs'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // for the test that holds what a first page loads
    manifest: true,
    rolldownOptions: {
      output: {
        // What every page needs comes in a few files that stay in the cache; the rest is split by page.
        codeSplitting: {
          groups: [
            {
              name: 'platform',
              priority: 4,
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|i18next|react-i18next)\//,
            },
            { name: 'fields', test: /\/engine\/fields\//, priority: 3 },
            // Formulas are large: they come with the pages that work them out, records and their help; what lists need of
            // the fields stays apart.
            {
              name: 'formulas',
              test: /\/(engine\/formula\/(functions|sql|evaluate|types)|node_modules\/(kysely|re2js))\//,
              priority: 2,
            },
            // what is there before any page, in one file: a browser asks for six at a time
            { name: 'frame', tags: ['$initial'], minSize: 0, priority: 1 },
            // and what many pages need; charts come with what draws them
            { name: 'shared', test: /^(?!.*(echarts|zrender))/, minShareCount: 10, minSize: 0 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': process.env.ATTAIN_URL ?? 'http://localhost:3000' } },
})
