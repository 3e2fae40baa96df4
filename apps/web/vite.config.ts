/**
 * The web counter is built into `dist`, which the server gives out at its root. While developing, `vite` serves the
 * source and passes what belongs to the server on to it.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './antd-styles.ts'
import { precompress } from './precompress.ts'

const server = `http://127.0.0.1:${process.env['GUITAI_PORT'] ?? '8080'}`
const passedOn = ['/api', '/openapi.json', '/docs', '/health']

const LIBRARY =
  /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](react-)?query[a-z-]*)[\\/]/

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), antdStyles(), precompress()],
  build: {
    target: 'es2023',
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Three files: the library that changes least, what signing in needs, and the counter, which is fetched while a name is
          // typed. A file for each screen would be a hundred requests at every sign-in.
          groups: [
            { name: 'react', tags: ['$initial'], test: LIBRARY, priority: 2 },
            { name: 'sign-in', tags: ['$initial'], priority: 1 },
            { name: 'counter' },
          ],
        },
      },
    },
  },
  // The host stays the page's own: the server refuses requests of other sites.
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(passedOn.map(path => [path, { target: server, changeOrigin: false }])),
  },
})
