import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CookieJar, startPracticeLms, type PracticeLms } from '../support/practice-lms/index.ts'

describe('the pages of the practice LMS', () => {
  let lms: PracticeLms

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'moodle' })
    const urls = { loginUrl: 'http://localhost/login', redirectUris: ['http://localhost/launch'] }
    lms.registerTool({ ...urls, jwksUrl: 'http://localhost/jwks', name: '<b>Tool</b> & "more"' })
    lms.addActivity({ title: '<script>alert(1)</script>', description: '"><img src=x>', scoreMaximum: 10 })
  })
  afterAll(() => lms.close())

  async function visit(name: string) {
    const jar = new CookieJar()
    const person = lms.person(name)
    const send = async (path: string, form?: Record<string, string>) => {
      const url = lms.url + path
      const response = await fetch(url, {
        redirect: 'manual',
        headers: jar.write(url),
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      jar.keep(url, response.headers)
      return { status: response.status, location: response.headers.get('location'), body: await response.text() }
    }
    await send('/be', { person: person.id })
    return send
  }

  it('send a stranger to choose who to be, and then back', async () => {
    const url = `/courses/${lms.course.id}/people`
    const answer = await fetch(lms.url + url, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`/?next=${encodeURIComponent(url)}`)
    const send = await visit('nadia')
    expect((await send('/be', { person: lms.person('nadia').id, next: url })).location).toBe(url)
  })

  it.each(['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere.example'])(
    'never send anybody to %s',
    async (next) => {
      const send = await visit('nadia')
      expect((await send('/be', { person: lms.person('nadia').id, next })).location).toBe('/courses')
    },
  )

  it('escape what people and tools call things', async () => {
    const send = await visit('agnieszka')
    const pages = [`/courses/${lms.course.id}`, `/courses/${lms.course.id}/grades`, `/courses/${lms.course.id}/add`]
    for (const page of pages) {
      const { status, body } = await send(page)
      expect(status).toBe(200)
      expect(body).not.toMatch(/<script>alert|<img src=x|<b>Tool/)
    }
  })

  it.each([
    ['learners', 'nadia', 403],
    ['facilitators', 'agnieszka', 200],
    ['designers', 'paul', 200],
    ['mentors', 'tomas', 403],
    ['administrators', 'admin', 200],
  ])('let %s add activities, or not', async (_name, person, status) => {
    const send = await visit(person)
    expect((await send(`/courses/${lms.course.id}/add`)).status).toBe(status)
    expect((await send('/administration')).status).toBe(person === 'admin' ? 200 : 403)
  })

  it('show learners their own grades alone', async () => {
    const { body } = await (await visit('nadia'))(`/courses/${lms.course.id}/grades`)
    expect(body).toContain('Nadia Rahal')
    expect(body).not.toContain('Kwame Boateng')
    const all = await (await visit('tomas'))(`/courses/${lms.course.id}/grades`)
    expect(all.body).toContain('Kwame Boateng')
  })

  it('hide a course from people who are not in it', async () => {
    const other = lms.addCourse({ label: 'OTHER', title: 'Another course' })
    expect((await (await visit('nadia'))(`/courses/${other.id}`)).status).toBe(404)
    expect((await (await visit('admin'))(`/courses/${other.id}`)).status).toBe(200)
  })

  it('draw the faces of those who have one', async () => {
    const face = await fetch(`${lms.url}/faces/${lms.person('nadia').id}.svg`)
    expect(face.headers.get('content-type')).toContain('image/svg+xml')
    expect((await fetch(`${lms.url}/faces/${lms.person('owen').id}.svg`)).status).toBe(404)
  })
})
