import { defineConfig } from 'vite'
import { compressed } from './.ci/compressed.ts'
import { compactStyles } from './.ci/compact-styles.ts'
import { firstOpening } from './.ci/first-opening.ts'

export default defineConfig({
  root: 'client',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    rollupOptions: { input: ['client/index.html', 'client/guest.html'] },
    target: 'es2022',
    // A page's own policy forbids scripts and styles inside the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    compactStyles(),
    compressed(),
    firstOpening({
      of: 'a discussion',
      chunks: ['index.html', '../plugins/discussion/client/index.ts'],
      atMost: 150 * 1024,
    }),
    firstOpening({
      of: 'a chat',
      chunks: ['index.html', '../plugins/chat/client/index.ts'],
      atMost: 90 * 1024,
    }),
    firstOpening({
      of: 'an assignment',
      chunks: ['index.html', '../plugins/assignment/client/index.ts'],
      atMost: 110 * 1024,
    }),
  ],
})
