/** What one is asked about one's work, unless the designer asks something else. */
export const prompts: readonly string[] = [
  'What was different at your place?',
  'What would you do again?',
  'What did you not know?',
]
