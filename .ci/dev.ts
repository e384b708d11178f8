import { spawn } from 'node:child_process'

/** `npm run dev`: the client is built again, and the server started again, whenever their files change. */
const commands = [
  ['vite', 'build', '--watch', '--mode', 'development'],
  ['tsx', 'watch', '--clear-screen=false', 'server/tertulia.mjs', 'serve'],
] as const

const children = commands.map(([command, ...args]) => spawn(command, args, { stdio: 'inherit' }))

// When one of the two ends, the other is of no use.
for (const child of children) child.on('exit', (code) => stop(code ?? 0))
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))

function stop(code: number): void {
  process.exitCode ??= code
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
}
