// The tool says when it has finished (Dynamic Registration 1.0, 3.7); only its own frame is believed.
/** What the page says, in data attributes of the frame. */
export interface RegistrationSettings {
  /** Where to go when the tool has finished. */
  after: string
}

const isClosing = (data: unknown) =>
  typeof data === 'object' && data !== null && 'subject' in data && data.subject === 'org.imsglobal.lti.close'

// Listens before the frame is there: a tool may finish before the rest of this page is read.
addEventListener('message', ({ data, source }) => {
  const registering = document.querySelector('iframe')
  if (!registering || source !== registering.contentWindow || !isClosing(data)) return
  const settings = { ...registering.dataset } as unknown as RegistrationSettings // written by administration.ts
  location.assign(settings.after)
})
