// The tool says when it has finished (Dynamic Registration 1.0, 3.7); only its own frame is believed.
const frame = document.querySelector('iframe')
addEventListener('message', ({ data, source }) => {
  if (source === frame.contentWindow && data?.subject === 'org.imsglobal.lti.close') location.assign('/administration')
})
