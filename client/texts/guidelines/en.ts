import type { Table } from '../make-texts.ts'

export const en = {
  heading: 'Guidelines for mentors',
  text: 'Answer soon: a short word today is worth more than a long one next week.\nAsk before you tell: what did you see, what would you try?\nSay what was good, and one thing to do next.\nSign what you have seen done, not what was promised.\nWhat somebody shows you alone stays with you.',
} as const satisfies Table
