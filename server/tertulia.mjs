#!/usr/bin/env node
// The `tertulia` command.
import './read-typescript.mjs'

await import('./main.ts')
