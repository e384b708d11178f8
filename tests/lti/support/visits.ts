import type { Step } from '../../support/practice-lms/index.ts'
import type { FrontDoor } from './front-door.ts'

/** What the page learns when it exchanges the code it was led here with. */
export interface Visit {
  readonly token: string
  readonly activity: string | null
  readonly placing: { readonly reference: string; readonly graded: boolean; readonly several: boolean } | null
}

/** Goes on from the end of a launch as the page does: the code in the fragment becomes a session. */
export async function enterApp(door: FrontDoor, { location = '', body }: Step): Promise<Visit> {
  const code = new URLSearchParams(new URL(location, door.url).hash.slice(1)).get('code')
  if (!code) throw new Error(`The launch did not lead to the app: ${body.slice(0, 300)}`)
  const response = await fetch(`${door.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  if (!response.ok) throw new Error(`The code was not taken: ${await response.text()}`)
  return (await response.json()) as Visit
}

/** The person at work, as the app shows them to themselves. */
export interface Me {
  readonly name: string
  readonly role: string
  readonly picture: string | null
}

export async function readMe(door: FrontDoor, { token, activity }: Visit): Promise<Me> {
  const response = await fetch(`${door.url}/api/activities/${activity}/activity/read`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { answer } = (await response.json()) as { answer: { me: Me } }
  return answer.me
}

/** The codes of refusals in the log since `from`. */
export const listCodes = ({ log }: FrontDoor, from = 0): unknown[] =>
  log.slice(from).flatMap(({ code }) => (code === undefined || code === 'roster_failed' ? [] : [code]))
