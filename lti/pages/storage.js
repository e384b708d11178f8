// Asks the LMS's own pages to keep things for us (LTI client side postMessages). Put before the scripts that use it.
// eslint-disable-next-line no-unused-vars -- the scripts after it use it
const askPage = (message, { frame = '_parent', origin = '*' }) =>
  new Promise((resolve) => {
    // On http there is no randomUUID.
    const id = crypto.getRandomValues(new Uint32Array(4)).join('-')
    const end = (answer) => {
      clearTimeout(timer)
      clearInterval(asking)
      removeEventListener('message', hear)
      resolve(answer)
    }
    const hear = ({ origin: from, source, data }) => {
      const isExpected = origin === '*' ? source === window.parent : from === origin
      if (isExpected && data?.subject === `${message.subject}.response` && data.message_id === id) end(data)
    }
    const ask = () => findPage(frame)?.postMessage({ ...message, message_id: id }, origin)
    const timer = setTimeout(end, 1500)
    // Its frame loads beside this one, and hears nothing before it has.
    const asking = setInterval(ask, 100)
    addEventListener('message', hear)
    if (window.parent === window) end()
    else ask()
  })

const findPage = (frame) => {
  try {
    return frame === '_parent' ? window.parent : window.parent.frames[frame]
  } catch {
    // A browser refuses to name what is not there in the page of another site.
    return undefined
  }
}
