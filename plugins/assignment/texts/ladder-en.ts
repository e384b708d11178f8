import type { LadderWords } from '../ladder-words.ts'

/** The house's own words for the five steps, from watching to teaching. */
export const ladder: LadderWords = {
  watch: {
    title: 'Watch one',
    text: 'Go along with somebody who does this well. Look, and ask why. Say afterwards what you did not expect.',
    examples: 'Two or three sentences on what you saw, or a picture of the place with a word on it.',
    criteria: { seen: 'I have seen it done from beginning to end' },
  },
  assist: {
    title: 'Help with one',
    text: 'Take a part of it: hand over, measure, write down, clean up. Show what your part was.',
    examples: 'A picture of what you prepared, or the page of the report that you filled in.',
    criteria: { part: 'Did their part without being told each step' },
  },
  support: {
    title: 'Do one with support',
    text: 'A real one, from this week’s work. You do it; somebody stands by, and helps only when you ask.',
    examples: 'What came of it, as it is: the report, a picture before and after, the link to the result.',
    criteria: { done: 'The result could be used as it was', asked: 'Asked before it was too late' },
  },
  alone: {
    title: 'Do one alone',
    text: 'A real one, from beginning to end, without anybody beside you.',
    examples: 'What came of it, and one sentence on what was different this time.',
    criteria: { done: 'The result could be used as it was', holds: 'Knew what to do when something was different' },
  },
  teach: {
    title: 'Take somebody along',
    text: 'Show a newcomer how, and leave something to them. What they ask shows what you know.',
    examples: 'What they asked, and what they can do now. Ask them before you show their picture.',
    criteria: { learned: 'The newcomer could do a part of it afterwards' },
  },
}
