/** What the LMS is asked to allow (AGS 2.0, NRPS 2.0). */
export const scopes = {
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  readLineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  // The two that ltijs asks for together when it reads results.
  readResults:
    'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
} as const

/** All of them once, as a registration asks. */
export const everyScope: readonly string[] = [...new Set(Object.values(scopes).join(' ').split(' '))]
