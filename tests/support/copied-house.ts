import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { makeFolder } from './folders.ts'

const house = resolve(import.meta.dirname, '../..')
const parts = [
  'server',
  'client',
  'plugins',
  'lti',
  'migrations',
  '.ci',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
]

/**
 * A copy of what the product is made of; its packages are those of the original.
 * @param wanted is asked for each path, as seen from the house
 */
export async function copyHouse(wanted: (path: string) => boolean = () => true) {
  const folder = await makeFolder()
  const filter = (source: string) => wanted(relative(house, source))
  for (const part of parts) await cp(join(house, part), join(folder.path, part), { recursive: true, filter })
  // One link for each, so that a package can be put among them.
  const packages = join(folder.path, 'node_modules')
  await mkdir(packages)
  for (const name of await readdir(join(house, 'node_modules')))
    await symlink(join(house, 'node_modules', name), join(packages, name))
  return folder
}

/** A copy of the house with a plugin of the tests among its own, and pages with nothing on them. */
export async function copyHouseWith(id: string, { file, name }: { file: string; name: string }) {
  const folder = await copyHouse()
  await mkdir(join(folder.path, 'tests/support'), { recursive: true })
  await cp(join(house, 'tests/support', file), join(folder.path, 'tests/support', file))
  await mkdir(join(folder.path, 'plugins', id, 'server'), { recursive: true })
  await writeFile(
    join(folder.path, 'plugins', id, 'server/index.ts'),
    `export { ${name} as plugin } from '../../../tests/support/${file}'\n`,
  )
  await mkdir(join(folder.path, 'plugins', id, 'client'), { recursive: true })
  await writeFile(join(folder.path, 'plugins', id, 'client/index.ts'), 'export {}\n')
  await mkdir(join(folder.path, 'dist/client'), { recursive: true })
  for (const page of ['index', 'guest'])
    await writeFile(join(folder.path, `dist/client/${page}.html`), '<!doctype html><title>Tertulia</title>')
  return folder
}
