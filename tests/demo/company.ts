import { WebSocket } from 'ws'
import { readAttendant, type Cohort } from './cohort.ts'

/** Lets some people have the activity open, so that whoever comes is not alone. Answers how to send them home. */
export function keepCompany(url: string, cohort: Cohort, names: readonly string[]): () => void {
  const sockets = names.map((name) => {
    const { token } = readAttendant(cohort, name)
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live`, { origin: url })
    socket.on('open', () => socket.send(JSON.stringify({ hello: { token, activity: cohort.activity, since: {} } })))
    // The server is stopped before its guests have left: that is no news.
    socket.on('error', () => undefined)
    return socket
  })
  return () => {
    for (const socket of sockets) socket.close()
  }
}
