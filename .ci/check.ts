import { spawn } from 'node:child_process'

/** Every check that needs no running product; `npm run check` names each, and shows what a failing one said. */
const checks: Readonly<Record<string, string>> = {
  // Both at once: the rules need the types anyway.
  'types, lint': 'oxlint --type-aware --type-check --deny-warnings',
  format: 'oxfmt --check',
  // Where templates are: with the server's files beside them it takes twice as long.
  templates: 'lit-analyzer client plugins/*/client --quiet --rules.no-invalid-css off --strict',
  imports:
    'depcruise --config .dependency-cruiser.cjs --output-type err-long server client plugins lti migrations tests .ci',
  unused: 'knip',
}

if (process.env['TERTULIA_CHECKED'] === 'just-now') {
  console.log('Checked already, while packages were compiled (.ci/run).')
  process.exit()
}

const only = process.argv.slice(2)
const isChosen = (names: string) => only.length === 0 || names.split(', ').some((name) => only.includes(name))
const chosen = Object.entries(checks).filter(([names]) => isChosen(names))

/** Two at a time: most of them keep one processor busy. */
const atATime = 2

const failed: string[] = []
await Promise.all(Array.from({ length: atATime }, runNext))
if (failed.length > 0) {
  console.log(`Not well: ${failed.join(', ')}.`)
  process.exitCode = 1
}

async function runNext(): Promise<void> {
  for (let next = chosen.shift(); next; next = chosen.shift()) {
    const [name, command] = next
    const started = Date.now()
    const { code, output } = await run(command)
    console.log(`${code === 0 ? 'well    ' : 'NOT WELL'} ${name} (${Math.round((Date.now() - started) / 1000)} s)`)
    if (code === 0) continue
    console.log(output)
    failed.push(name)
  }
}

/** npm puts the project's own commands first on the path, so a plain name finds them. */
function run(command: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, output: Buffer.concat(parts).toString() }))
  })
}
