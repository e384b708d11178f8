import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { makeFolder } from '../support/folders.ts'
import { roomPlugin } from '../support/room-plugin.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let house: TestApp
const asked: unknown[] = []

beforeAll(async () => {
  folder = await makeFolder()
  await mkdir(join(folder.path, 'assets'))
  await mkdir(join(folder.path, '.vite'))
  await writeFile(join(folder.path, 'index.html'), '<!doctype html><title>Page</title>')
  await writeFile(join(folder.path, 'guest.html'), '<!doctype html><title>Guest</title>')
  await writeFile(join(folder.path, 'assets', 'page-1234.js'), 'export {}')
  await writeFile(join(folder.path, '.vite', 'manifest.json'), '{}')
  const frameAncestors = async (platform: string) => {
    asked.push(platform)
    return ['https://lms.example']
  }
  const part = {
    name: 'part',
    migrations: {},
    commands: {},
    routes: async () => {},
    checks: async () => [],
    frameAncestors,
  }
  house = await startTestApp({ plugins: [roomPlugin], configuration: { data: folder.path }, parts: () => [part] })
})
afterAll(async () => {
  await house.close()
  await folder.remove()
})

const get = (path: string) => fetch(house.url + path)

test('The page comes with its policy and is not kept; its files are', async () => {
  const page = await get('/?platform=abc')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://lms.example")
  expect(page.headers.get('cache-control')).toBe('no-store')
  const file = await get('/assets/page-1234.js')
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('A page that is built anew is the one that is shown, whatever was there at the start', async () => {
  const rebuilt = '<!doctype html><title>Page</title><script src="/assets/page-5678.js"></script>'
  await rm(join(folder.path, 'index.html'))
  expect((await get('/')).status).toBe(404)
  await writeFile(join(folder.path, 'index.html'), rebuilt)
  expect(await (await get('/')).text()).toBe(rebuilt)
})

test('The page for guests is nobody’s frame, runs our scripts alone, and is not found by search engines', async () => {
  const { headers } = await get('/guest')
  const policy = headers.get('content-security-policy')
  for (const part of ["default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(part)
  expect([headers.get('referrer-policy'), headers.get('x-robots-tag')]).toEqual(['no-referrer', 'noindex'])
  expect(headers.get('set-cookie')).toBeNull()
})

test.each([
  '/index.html',
  '/guest.html',
  '/.vite/manifest.json',
  '/assets/../index.html',
  '/assets/%2e%2e/index.html',
  '/assets',
  '/%00',
])('Nothing else of the folder has an address: %s', async (path) => {
  const { status } = await get(path)
  expect([400, 404]).toContain(status)
})

test.each(['?platform=a&platform=b', '?platform[]=a', '?platform=%00', '?platform='])(
  'A platform that cannot be one may not show the page, and nobody is asked about it: %s',
  async (query) => {
    asked.length = 0
    const page = await get(`/${query}`)
    expect([page.status, asked]).toEqual([200, []])
    expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/)
  },
)
