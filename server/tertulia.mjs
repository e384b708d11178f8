#!/usr/bin/env node
// The `tertulia` command. Node 20 does not read TypeScript by itself; tsx makes it do so, then the real start follows.
import { register as registerHooks } from 'node:module'
import { register } from 'tsx/esm/api'

register()
registerHooks('./plugins/api-address.ts', import.meta.url)
await import('./main.ts')
