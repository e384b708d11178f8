import type { Part } from '../people.ts'

/** Where the names of LTI 1.3 claims begin, and those of the three kinds of role (LTI Core 1.3, appendix A). */
export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/'
export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'
export const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#'
export const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#'

/** LIS short role names of a part in a course. An administrator who looks in counts as an instructor there. */
export const COURSE_ROLE: Record<Part, string> = {
  learner: 'Learner',
  facilitator: 'Instructor',
  designer: 'ContentDeveloper',
  mentor: 'Mentor',
  administrator: 'Instructor',
}

/** The message that each kind of launch carries. */
export const MESSAGE_TYPE = { link: 'LtiResourceLinkRequest', 'deep-linking': 'LtiDeepLinkingRequest' } as const
