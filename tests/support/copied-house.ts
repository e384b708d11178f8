import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolder } from './folders.ts'

const house = resolve(import.meta.dirname, '../..')

/** A copy of the server with a plugin of the tests among its own; its packages are those of the original. */
export async function copyHouseWith(id: string, { file, name }: { file: string; name: string }) {
  const folder = await makeFolder()
  // What one part imports of another's types is not looked at while it runs, and what runs needs only these.
  for (const part of ['server', 'lti', 'migrations', 'plugins', 'client', 'package.json', 'tsconfig.json'])
    await cp(join(house, part), join(folder.path, part), { recursive: true })
  await mkdir(join(folder.path, 'tests/support'), { recursive: true })
  await cp(join(house, 'tests/support', file), join(folder.path, 'tests/support', file))
  await mkdir(join(folder.path, 'plugins', id, 'server'), { recursive: true })
  await writeFile(
    join(folder.path, 'plugins', id, 'server/index.ts'),
    `export { ${name} as plugin } from '../../../tests/support/${file}'\n`,
  )
  await mkdir(join(folder.path, 'dist/client'), { recursive: true })
  for (const page of ['index', 'guest'])
    await writeFile(join(folder.path, `dist/client/${page}.html`), '<!doctype html><title>Tertulia</title>')
  await symlink(join(house, 'node_modules'), join(folder.path, 'node_modules'))
  return folder
}
