/** What is said when the plugin refuses something, by the code of the refusal. */
export const refusals = {
  group_too_large: 'A group has {count} people at most.',
  moment_has_begun: 'It has begun, and can only be ended.',
  moment_is_on: 'Another moment is on here. It has to end first.',
  moment_not_on: 'This moment is not on.',
  no_groups: 'Here people make no groups of their own.',
  not_between_these: 'Here these two do not write to each other apart from the others.',
  not_yours: 'Only those who opened this moment, or lead the course, can do this.',
  notes_meanwhile:
    'Somebody else has written it down meanwhile. Theirs stands above yours now; keep yours once more to replace it.',
} as const
