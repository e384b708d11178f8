import type { Activity, Course, Person, PracticeLms, Step, Tool } from './practice-lms/index.ts'
import type { Product } from './product.ts'

/** What the page learns when it exchanges the code that it was led here with. */
export interface Entered {
  readonly token: string
  readonly activity: string | null
  readonly placing: { readonly reference: string } | null
}

/** What a designer says an activity is. */
export interface SetUp {
  readonly plugin: string
  readonly title: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** Connects the two as administrators do: an invitation, dynamic registration, and the tool switched on in the LMS. */
export async function connectByInvitation(product: Product, lms: PracticeLms): Promise<Tool> {
  const [invitation = ''] = await product.run('invite')
  const answer = await fetch(lms.inviteTool(invitation))
  if (!answer.ok) throw new Error(`The registration was refused: ${await answer.text()}`)
  const tool = lms.world.tools.at(-1)
  if (!tool) throw new Error('The LMS registered no tool.')
  lms.activateTool(tool)
  return tool
}

/** Lets in whatever deployment has knocked: where schools share a key, each waits for an administrator. */
export async function approveWaiting(product: Product): Promise<void> {
  for (const line of await product.run('deployment list')) {
    const [id = '', status] = line.split(/\s+/)
    if (status === 'waiting') await product.run('deployment approve', id)
  }
}

/** Opens an activity as a person does, from the click in the LMS to a session; without one, the LMS's picker. */
export async function enter(product: Product, lms: PracticeLms, who: Visitor): Promise<Entered> {
  const { person, activity, tool, course } = who
  const { post } = await lms.launch(person, activity, { ...(tool && { tool }), ...(course && { course }) })
  return exchange(product, post)
}

interface Visitor {
  readonly person: Person
  readonly activity?: Activity
  readonly tool?: Tool
  readonly course?: Course
}

async function exchange(product: Product, { location = '', body }: Step): Promise<Entered> {
  const code = new URLSearchParams(location.split('#')[1]).get('code')
  if (!code) throw new Error(`The launch did not lead to the app: ${body.slice(0, 300)}`)
  return (await postJson(`${product.url}/api/session`, { code })) as Entered
}

/**
 * Places an activity through Deep Linking, in the first course unless told otherwise: picked and set up by a designer, taken by
 * the LMS. Answers what the LMS made.
 */
export async function placeActivity(
  product: Product,
  lms: PracticeLms,
  { designer, tool, setUp, course = lms.course }: { designer: Person; tool: Tool; setUp: SetUp; course?: Course },
): Promise<Activity> {
  const { token, placing } = await enter(product, lms, { person: designer, tool, course })
  const wish = { reference: placing?.reference, setUp }
  const { action, jwt } = (await postJson(`${product.url}/lti/place`, wish, token)) as { action: string; jwt: string }
  const taken = await fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
  if (!taken.ok) throw new Error(`The LMS did not take the activity: ${await taken.text()}`)
  const placed = course.activities.at(-1)
  if (!placed) throw new Error('The LMS placed nothing.')
  return placed
}

/** Posts JSON and answers JSON; throws what the server said when it refused. */
export async function postJson(url: string, body: unknown, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
