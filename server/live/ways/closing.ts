import type { WebSocket } from 'ws'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { closeCodes, type CloseCode } from '../contract.ts'

const codesOfStatus: Readonly<Record<number, CloseCode>> = {
  401: closeCodes.notSignedIn,
  403: closeCodes.notAllowed,
  404: closeCodes.notFound,
}

/** How long a closing connection may take to say goodbye, in ms. */
const goodbye = 2000

/** Closes a socket with a reason; one that does not answer is cut, so that its buffers are freed. */
export function closeSocket(socket: WebSocket, code: CloseCode, reason: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve()
    socket.close(code, reason)
    const timer = setTimeout(() => socket.terminate(), goodbye)
    socket.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

type Close = (code: CloseCode, reason: string) => Promise<void>

/** Closes for what was thrown: a refusal by its code, anything else with "come back later". */
export function closeFor(close: Close, error: unknown): void {
  const code = error instanceof Refusal ? codesOfStatus[error.status] : undefined
  void close(code ?? closeCodes.tryLater, error instanceof Refusal ? error.code : 'unavailable')
}

export const isRefusal = (error: unknown): boolean => error instanceof Refusal && error.status < 500
