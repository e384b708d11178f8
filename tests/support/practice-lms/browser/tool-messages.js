// Answers the messages a tool sends to the page that holds its frame, or to the storage frame beside it.
// LTI Client Side postMessages 1.0 and Platform Storage 0.1, with Canvas's limit and its error codes.
const { origins, storage, target, resizes } = document.querySelector('meta[name="tool-messages"]').dataset
const toolOrigins = JSON.parse(origins)
const CHARACTER_LIMIT = 4096
const PREFIX = 'practice-lms|'

class MessageFault extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

const listOwn = (prefix) => Object.keys(localStorage).filter((name) => name.startsWith(prefix))

const countOthers = (prefix, except) =>
  listOwn(prefix)
    .filter((name) => name !== except)
    .reduce((sum, name) => sum + name.length - prefix.length + localStorage.getItem(name).length, 0)

function checkFields(data, names) {
  for (const name of names) {
    if (!data[name]) throw new MessageFault('bad_request', `Missing required '${name}' field`)
  }
}

function putData(data, origin) {
  checkFields(data, ['key', 'message_id'])
  const prefix = `${PREFIX}${origin}|`
  const name = prefix + data.key
  if (data.value === undefined || data.value === null) {
    localStorage.removeItem(name)
    return { key: data.key }
  }
  const value = String(data.value)
  if (countOthers(prefix, name) + data.key.length + value.length > CHARACTER_LIMIT) {
    throw new MessageFault('storage_exhaustion', 'Reached byte limit for tool')
  }
  localStorage.setItem(name, value)
  return { key: data.key, value }
}

function getData(data, origin) {
  checkFields(data, ['key', 'message_id'])
  return { key: data.key, value: localStorage.getItem(`${PREFIX}${origin}|${data.key}`) }
}

function listCapabilities() {
  const inFrame = storage === 'absent' ? [] : ['lti.get_data', 'lti.put_data']
  const here = ['lti.capabilities', ...(resizes === 'yes' ? ['lti.frameResize'] : [])]
  return {
    supported_messages: [
      ...here.map((subject) => ({ subject })),
      ...inFrame.map((subject) => ({ subject, frame: target })),
    ],
  }
}

function resizeFrame(data, _origin, source) {
  const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source)
  if (frame && resizes === 'yes') frame.style.cssText = `flex:none;height:${Math.max(1, Number(data.height) || 1)}px`
}

const ANSWERS = {
  'lti.capabilities': listCapabilities,
  'lti.put_data': putData,
  'lti.get_data': getData,
  'lti.frameResize': resizeFrame,
}

function answer({ data, origin, source }) {
  if (!toolOrigins.includes(origin)) throw new MessageFault('wrong_origin', 'Origin mismatch')
  return ANSWERS[data.subject](data, origin, source)
}

addEventListener('message', (event) => {
  const subject = event.data?.subject
  // The mobile apps advertise the storage and never answer: a tool must not wait for ever.
  if (!ANSWERS[subject] || (storage === 'silent' && subject !== 'lti.frameResize')) return
  const head = { subject: `${subject}.response`, message_id: event.data.message_id }
  try {
    const body = answer(event)
    if (body) event.source.postMessage({ ...head, ...body }, event.origin)
  } catch (fault) {
    event.source.postMessage({ ...head, error: { code: fault.code ?? 'error', message: fault.message } }, event.origin)
  }
})
