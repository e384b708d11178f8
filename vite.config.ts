import { defineConfig } from 'vite'
import { compressed } from './.ci/compressed.ts'
import { compactStyles } from './.ci/compact-styles.ts'
import { firstOpening, type Opening } from './.ci/first-opening.ts'
import { packagedPlugins } from './.ci/packaged-plugins.ts'
import { environment, readPlugins } from './server/configuration.ts'

const packages = readPlugins(environment)

/** How much JavaScript a first opening may take. */
const openings: readonly Opening[] = [
  { of: 'a discussion', chunks: ['index.html', '../plugins/discussion/client/index.ts'], atMost: 150 * 1024 },
  { of: 'a chat', chunks: ['index.html', '../plugins/chat/client/index.ts'], atMost: 90 * 1024 },
  { of: 'an assignment', chunks: ['index.html', '../plugins/assignment/client/index.ts'], atMost: 110 * 1024 },
]

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
    packagedPlugins(packages),
    compactStyles(),
    compressed(),
    // What others bring parts the files otherwise: the limits are those of the product as it is released.
    ...(packages.length === 0 ? openings.map(firstOpening) : []),
  ],
})
