import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Bench, Figure, Result, Unmeasured } from './figure.ts'

/** Odd, so that the median is one that was measured. */
const rounds = 5

async function chooseFigures(names: readonly string[]): Promise<Figure[]> {
  const files = await readdir(new URL('figures/', import.meta.url))
  const known = files.map((file) => file.replace(/\.ts$/, '')).toSorted()
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  const chosen = known.filter((name) => names.length === 0 || names.includes(name))
  return Promise.all(chosen.map(loadFigure))
}

async function loadFigure(name: string): Promise<Figure> {
  const { figure } = (await import(new URL(`figures/${name}.ts`, import.meta.url).href)) as { figure: Figure }
  return figure
}

/** Ours and bare take turns, so that what slows the machine down for a while slows both. */
async function measure(figure: Figure): Promise<Result | Unmeasured> {
  const bench = await figure.open()
  if ('unmeasured' in bench) return bench
  try {
    const { ours, bare } = await measureRounds(bench, figure.warmUps)
    const { name, aim, better, unit } = figure
    return { name, ours, bare, ratio: ours / bare, aim, better, unit }
  } finally {
    await bench.close()
  }
}

async function measureRounds(bench: Bench, warmUps = 1): Promise<{ ours: number; bare: number }> {
  for (let round = 0; round < warmUps; round += 1) {
    await bench.ours()
    await bench.bare()
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await bench.ours())
    bare.push(await bench.bare())
  }
  return { ours: medianOf(ours), bare: medianOf(bare) }
}

const medianOf = (measured: readonly number[]): number =>
  measured.toSorted((a, b) => a - b)[Math.floor(measured.length / 2)] ?? Number.NaN

function printLine(result: Result): void {
  const { ours, bare, ratio } = result
  console.log(JSON.stringify({ ...result, ours: brief(ours), bare: brief(bare), ratio: brief(ratio) }))
}

function printHead(): void {
  console.log(row(['figure', 'ours', 'bare', 'ratio', 'aim', '', 'unit']))
}

function printRow({ name, ours, bare, ratio, aim, better, unit }: Result, { about }: Figure): void {
  const reached = better === 'more' ? ratio >= aim : ratio <= aim
  const goal = `${better === 'more' ? '≥' : '≤'} ${aim}`
  console.log(row([name, format(ours), format(bare), brief(ratio).toString(), goal, reached ? 'yes' : 'no', unit]))
  console.log(`  ${about}\n`)
}

function printUnmeasured({ name }: Figure, { unmeasured }: Unmeasured): void {
  if (values.json) console.log(JSON.stringify({ name, unmeasured }))
  else console.log(`${row([name, 'not measured'])}\n  ${unmeasured}\n`)
}

const widths = [24, 12, 12, 8, 8, 4, 0]
const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : `${cell.padStart(widths[index] ?? 0)} `)).join(' ')

const format = (value: number): string => brief(value).toLocaleString('en')

/** Three digits say all that such a measurement knows. */
const brief = (value: number): number => Number(value.toPrecision(3))

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const print = values.json ? printLine : printRow

if (!values.json) printHead()
for (const figure of await chooseFigures(positionals)) {
  const result = await measure(figure)
  if ('unmeasured' in result) printUnmeasured(figure, result)
  else print(result, figure)
}
