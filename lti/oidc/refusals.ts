/** The pages that a refusal may lead to: see pages/stories.ts. */
export type Story =
  | 'untrusted'
  | 'start_again'
  | 'not_connected'
  | 'waiting'
  | 'switched_off'
  | 'platform_says_no'
  | 'keys_unavailable'
  | 'nobody'
  | 'not_for_placing'
  | 'cannot_place_here'
  | 'not_registered'
  | 'invitation_spent'
  | 'broken'

/** Every way in which somebody is turned away: the page they see and its status. The code is for the log. */
const refusals = {
  issuer_missing: ['untrusted', 400],
  login_hint_missing: ['untrusted', 400],
  platform_unknown: ['not_connected', 403],
  platform_ambiguous: ['not_connected', 403],
  platform_inactive: ['switched_off', 403],
  platform_error: ['platform_says_no', 400],
  opened_directly: ['start_again', 400],
  form_missing: ['untrusted', 415],
  form_too_large: ['untrusted', 413],
  state_missing: ['start_again', 400],
  token_missing: ['untrusted', 400],
  state_unknown: ['start_again', 401],
  state_expired: ['start_again', 401],
  proof_missing: ['start_again', 401],
  token_malformed: ['untrusted', 401],
  algorithm_wrong: ['untrusted', 401],
  key_id_missing: ['untrusted', 401],
  key_unknown: ['untrusted', 401],
  keys_unavailable: ['keys_unavailable', 503],
  signature_wrong: ['untrusted', 401],
  issuer_wrong: ['untrusted', 401],
  audience_wrong: ['untrusted', 401],
  party_missing: ['untrusted', 401],
  party_wrong: ['untrusted', 401],
  expiry_missing: ['untrusted', 401],
  expired: ['start_again', 401],
  issue_time_missing: ['untrusted', 401],
  issued_in_future: ['untrusted', 401],
  times_contradict: ['untrusted', 401],
  not_valid_yet: ['untrusted', 401],
  nonce_missing: ['untrusted', 401],
  nonce_wrong: ['untrusted', 401],
  version_missing: ['untrusted', 400],
  version_wrong: ['untrusted', 400],
  message_type_missing: ['untrusted', 400],
  message_type_unknown: ['untrusted', 400],
  deployment_missing: ['untrusted', 400],
  deployment_waiting: ['waiting', 403],
  roles_missing: ['untrusted', 400],
  subject_missing: ['nobody', 403],
  subject_wrong: ['untrusted', 400],
  context_wrong: ['untrusted', 400],
  resource_link_missing: ['untrusted', 400],
  target_missing: ['untrusted', 400],
  placing_settings_missing: ['untrusted', 400],
  placing_type_not_accepted: ['cannot_place_here', 403],
  placing_not_allowed: ['not_for_placing', 403],
  invitation_missing: ['invitation_spent', 403],
  invitation_unknown: ['invitation_spent', 403],
  configuration_missing: ['not_registered', 400],
  configuration_unreachable: ['not_registered', 400],
  configuration_wrong: ['not_registered', 400],
  configuration_issuer_wrong: ['not_registered', 400],
  registration_failed: ['not_registered', 400],
  registration_wrong: ['not_registered', 400],
  unexpected: ['broken', 500],
  unavailable: ['broken', 503],
} as const satisfies Record<string, readonly [Story, number]>

export type TurnedAwayCode = keyof typeof refusals

/** Somebody who is not let in: thrown anywhere, shown and logged in one place. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway'
  readonly story: Story
  readonly status: number

  constructor(
    readonly code: TurnedAwayCode,
    /** One more word for the log, which must never be personal: what the platform called its error, say. */
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(code, options)
    ;[this.story, this.status] = refusals[code]
  }
}

/** What the log says of a message beside its code. Filled in as it becomes known; none of it is verified. */
export interface Trail {
  platform?: string
  kid?: string
  deployment?: string
}

/** Identifiers that strangers choose are cut before they reach the log. */
export const cut = (text: string): string => text.slice(0, 80)
