import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compact } from '../../.ci/compact-styles.ts'

const root = resolve(import.meta.dirname, '../..')

describe('styles in a built module', () => {
  test('keep the room that means something, and no other', () => {
    const written = [
      'const part = css`',
      '  color: red;',
      '`',
      'export const styles = css`',
      '  /* Why. */',
      '  :host([open]) > .a .b,',
      '  a:is(:hover, :focus-visible) {',
      '    inset: calc(1px + 2px) auto;',
      '    transition:',
      '      color 1s,',
      '      opacity 2s;',
      '    ${part}',
      '  }',
      '  @media (hover: hover) and (pointer: fine) {',
      '    p::before {',
      "      content: ' · ';",
      '    }',
      '  }',
      '`',
    ].join('\n')
    expect(compact(written)).toBe(
      [
        'const part = css`color:red;`',
        'export const styles = css`:host([open]) > .a .b,a:is(:hover, :focus-visible){inset:calc(1px + 2px) auto;' +
          'transition: color 1s,opacity 2s;${part}}' +
          "@media (hover: hover) and (pointer: fine){p::before{content:' · ';}}`",
      ].join('\n'),
    )
  })

  test('lose nothing else in any module of the product', async () => {
    for (const file of await listModules()) {
      const written = await readFile(file, 'utf8')
      expect(bare(compact(written)), file).toBe(bare(written))
    }
  })
})

/** A module without room, and without the comments of its styles. */
const bare = (code: string): string =>
  code.replaceAll(/\bcss`([^`]*)`/g, (style) => style.replaceAll(/\/\*.*?\*\//gs, '')).replaceAll(/\s+/g, '')

async function listModules(): Promise<string[]> {
  const inside = async (folder: string) =>
    (await readdir(join(root, folder), { recursive: true })).map((name) => join(root, folder, name))
  const files = [...(await inside('client')), ...(await inside('plugins'))]
  return files.filter((name) => name.endsWith('.ts'))
}
