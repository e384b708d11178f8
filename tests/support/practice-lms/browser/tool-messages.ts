// Answers the messages a tool sends to the page that holds its frame, or to the storage frame beside it.
// LTI Client Side postMessages 1.0 and Platform Storage 0.1, with Canvas's limit and its error codes.
/** What the page says about itself, in the data attributes of a meta element. */
export interface MessageSettings {
  /** JSON: a list of origins. */
  origins: string
  storage: 'working' | 'silent' | 'absent'
  /** The name of the frame that keeps values. */
  target: string
  resizes: 'yes' | 'no'
}

interface Message {
  subject: string
  message_id?: unknown
  key?: unknown
  value?: unknown
  height?: unknown
}

interface Sender {
  origin: string
  source: MessageEventSource | null
}

const meta = document.querySelector<HTMLElement>('meta[name="tool-messages"]')
const settings = { ...meta?.dataset } as unknown as MessageSettings // written by storage-frame.ts
const toolOrigins = JSON.parse(settings.origins) as string[] // likewise
const resizes = settings.resizes === 'yes'
const CHARACTER_LIMIT = 4096

class MessageFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const prefixOf = (origin: string) => `practice-lms|${origin}|`

function countOthers(prefix: string, except: string) {
  const own = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== except)
  return own.reduce((sum, name) => sum + name.length - prefix.length + (localStorage.getItem(name) ?? '').length, 0)
}

function readKey({ key, message_id }: Message): string {
  if (typeof key !== 'string' || key === '') throw new MessageFault('bad_request', "Missing required 'key' field")
  if (!message_id) throw new MessageFault('bad_request', "Missing required 'message_id' field")
  return key
}

function putData(message: Message, { origin }: Sender) {
  const key = readKey(message)
  const prefix = prefixOf(origin)
  const name = prefix + key
  if (message.value === undefined || message.value === null) {
    localStorage.removeItem(name)
    return { key }
  }
  const value = typeof message.value === 'string' ? message.value : JSON.stringify(message.value)
  if (countOthers(prefix, name) + key.length + value.length > CHARACTER_LIMIT) {
    throw new MessageFault('storage_exhaustion', 'Reached byte limit for tool')
  }
  localStorage.setItem(name, value)
  return { key, value }
}

function getData(message: Message, { origin }: Sender) {
  const key = readKey(message)
  return { key, value: localStorage.getItem(prefixOf(origin) + key) }
}

function listCapabilities() {
  const here = ['lti.capabilities', ...(resizes ? ['lti.frameResize'] : [])]
  const inFrame = settings.storage === 'absent' ? [] : ['lti.get_data', 'lti.put_data']
  const frame = settings.target
  return {
    supported_messages: [...here.map((subject) => ({ subject })), ...inFrame.map((subject) => ({ subject, frame }))],
  }
}

function resizeFrame({ height }: Message, { source }: Sender) {
  const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source)
  if (frame && resizes) frame.style.cssText = `flex:none;height:${Math.max(1, Number(height) || 1)}px`
  return undefined
}

const ANSWERS: Record<string, (message: Message, sender: Sender) => object | undefined> = {
  'lti.capabilities': listCapabilities,
  'lti.put_data': putData,
  'lti.get_data': getData,
  'lti.frameResize': resizeFrame,
}

const findMessage = (data: unknown): Message | undefined =>
  typeof data === 'object' && data !== null && 'subject' in data && typeof data.subject === 'string'
    ? { ...data, subject: data.subject }
    : undefined

/** The body of the answer; a fault becomes one, too. */
function answer(message: Message, sender: Sender) {
  try {
    if (!toolOrigins.includes(sender.origin)) throw new MessageFault('wrong_origin', 'Origin mismatch')
    return ANSWERS[message.subject]?.(message, sender)
  } catch (fault) {
    const known = fault instanceof MessageFault ? fault : new MessageFault('error', String(fault))
    return { error: { code: known.code, message: known.message } }
  }
}

addEventListener('message', ({ data, origin, source }) => {
  const message = findMessage(data)
  if (!message || !ANSWERS[message.subject]) return
  // The mobile apps advertise the storage and never answer: a tool must not wait for ever.
  if (settings.storage === 'silent' && message.subject !== 'lti.frameResize') return
  const body = answer(message, { origin, source })
  const head = { subject: `${message.subject}.response`, message_id: message.message_id }
  if (body) source?.postMessage({ ...head, ...body }, { targetOrigin: origin })
})
