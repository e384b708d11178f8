// The tool says when it has finished (Dynamic Registration 1.0, 3.7); only its own frame is believed.
/** What the page says, in data attributes of the frame. */
export interface RegistrationSettings {
  /** Where to go when the tool has finished. */
  after: string
}

const registering = document.querySelector('iframe')
const settings = { ...registering?.dataset } as unknown as RegistrationSettings // written by administration.ts

const isClosing = (data: unknown) =>
  typeof data === 'object' && data !== null && 'subject' in data && data.subject === 'org.imsglobal.lti.close'

addEventListener('message', ({ data, source }) => {
  if (source === registering?.contentWindow && isClosing(data)) location.assign(settings.after)
})
