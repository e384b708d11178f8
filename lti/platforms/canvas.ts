import { ordinary, type Make } from './platform.ts'

const cloud = /(^|\.)(instructure|canvaslms)\.com$/

/** Canvas's own placements, as a registration names them. */
const own = (placement: string): string => `https://canvas.instructure.com/lti/${placement}`

export const canvas: Make = {
  ...ordinary,
  kind: 'canvas',
  // A Canvas of one's own, connected by hand, has no other sign than the end of its address.
  recognises: ({ family, issuer, authorizeUrl }) =>
    family === 'canvas' || cloud.test(hostOf(issuer)) || authorizeUrl.endsWith('/api/lti/authorize_redirect'),
  // The cloud has one issuer for all schools, each on its own host or on an address of its own.
  framedFrom: ['https:'],
  // One developer key serves many accounts, and may be inherited by other schools.
  clientIsOneInstitution: false,
  // The configuration lies on the school's host and names the shared issuer.
  mayDeclare: (issuer, host) => issuer.host === host || (cloud.test(issuer.hostname) && cloud.test(host)),
  // It names a bare host there, and takes only the address of its token endpoint.
  tokenAudience: () => undefined,
  placements: {
    link: [own('course_navigation')],
    placing: ['assignment_selection', 'link_selection', 'editor_button'].map(own),
  },
  // Each becomes a comment on the submission.
  commentsAddUp: true,
  // Without it every score becomes a new attempt of the student.
  scoreExtras: { 'https://canvas.instructure.com/lti/submission': { new_submission: false } },
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '')
