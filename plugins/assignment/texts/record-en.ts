/** What a record of practice says. It is signed as it is written: in the language of whoever asked for it. */
export const record = {
  title: 'Record of practice: {activity}',
  signer: 'Signed by',
  witness: '{name}, {role}, from outside; the link was sent to {address}',
  gone: 'somebody who is not here any more',
  signedAt: 'Signed at',
  criteria: 'What was looked at',
  criteriaVersion: 'Version of the step',
  evidence: 'Pieces of evidence',
  already: 'Known from before',
  alreadyYes: 'yes; the steps below are taken as read',
  fingerprint: 'Fingerprint of what was signed',
  ticked: 'met',
  unticked: 'not marked',
  signature: 'Signature {seq} is not what was signed.',
  practice: 'What is learned here',
  about: 'The practice',
} as const
