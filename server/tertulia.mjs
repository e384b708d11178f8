#!/usr/bin/env node
// The `tertulia` command. Node 20 does not read TypeScript by itself; tsx makes it do so, then the real start follows.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
