/** Builds the users' application to `dist/`; `vite dev` forwards the API to a server on port 3000 (or ATTAIN_URL). */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom', 'antd', 'dayjs'] },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900, modulePreload: { polyfill: false } },
  server: { port: 5173, proxy: { '/api': process.env.ATTAIN_URL ?? 'http://localhost:3000' } },
})
