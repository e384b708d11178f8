/**
 * What one make of LMS does differently, as answers to named questions. No other code asks which LMS it is. A make
 * answers only where it differs from `ordinary`, and says why.
 */
export interface Make {
  readonly kind: string
  /** Whether a platform with these addresses and this name for itself is of this make. */
  recognises(signs: Signs): boolean
  /** Sources, as CSP writes them, of pages that may frame us before a signed message has named the real one. */
  readonly framedFrom: readonly string[]
  /** Whether everybody who uses one client id is one institution, so that its deployments may be taken on trust. */
  readonly clientIsOneInstitution: boolean
  /** Whether a configuration that lies on `host` may name `issuer` as its own. */
  mayDeclare(issuer: URL, host: string): boolean
  /** What an access token is asked for under, given what the configuration calls its authorization server. */
  tokenAudience(authorizationServer: string | undefined): string | undefined
  /** Where the LMS should offer us: for opening, and for placing an activity. Empty leaves it to the LMS. */
  readonly placements: { readonly link: readonly string[]; readonly placing: readonly string[] }
  /** Properties added to every score. */
  readonly scoreExtras: Readonly<Record<string, unknown>>
  /** Whether a score that is not final removes the grade that is there. */
  readonly pendingScoreRemovesGrade: boolean
  /** Whether anybody in the LMS sees a score that is not final. */
  readonly showsProgress: boolean
  /** Whether the comment of a score is added to those before it, also when the same score comes again. */
  readonly commentsAddUp: boolean
  /** Whether somebody has to switch us on in the LMS after it has registered us. */
  readonly waitsForActivation: boolean
}

/** What a platform is recognised by. */
export interface Signs {
  readonly issuer: string
  readonly authorizeUrl: string
  /** `product_family_code`, where the LMS says it. */
  readonly family?: string | undefined
}

/** As the specifications have it. */
export const ordinary: Make = {
  kind: 'ordinary',
  recognises: () => true,
  framedFrom: [],
  clientIsOneInstitution: true,
  mayDeclare: (issuer, host) => issuer.host === host,
  tokenAudience: (authorizationServer) => authorizationServer,
  placements: { link: [], placing: [] },
  scoreExtras: {},
  // The specification leaves it open; a grade is worth more than news of progress.
  pendingScoreRemovesGrade: true,
  showsProgress: true,
  commentsAddUp: false,
  waitsForActivation: false,
}
