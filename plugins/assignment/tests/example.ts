import type { Example } from '../../api/testing.ts'
import type { contract } from '../contract.ts'
import { defaultLadder } from '../default-ladder.ts'
import { states } from '../state.ts'

const piece = { words: '', link: null, amount: null, unit: '', file: null, confidentiality: 'cohort' } as const

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  files: { 'gauge.txt': { as: 'learner', content: '6 bar at 6:55' } },
  steps: [
    {
      command: 'saveLadder',
      as: 'designer',
      input: {
        version: 0,
        rungs: defaultLadder.map((rung) =>
          rung.id === 'assist'
            ? { ...rung, criteria: [{ id: 'c1', text: 'Measures first', levels: ['Not yet', 'With help', 'Alone'] }] }
            : rung,
        ),
      },
    },
    {
      command: 'show',
      as: 'learner',
      input: (_answers, fileNamed) => ({
        rung: 'assist',
        pieces: [{ ...piece, words: 'The gauge, before', file: fileNamed('gauge.txt') }],
        reflections: ['The street had no pressure.'],
        reflectionsFor: 'cohort',
        already: true,
      }),
    },
    {
      command: 'addPiece',
      as: 'learner',
      input: ({ show }) => ({
        work: show.card.id,
        piece: { ...piece, words: 'The report', link: 'https://example.org/report', confidentiality: 'mentor' },
      }),
    },
    {
      command: 'changePiece',
      as: 'learner',
      input: ({ show, addPiece }) => ({
        work: show.card.id,
        piece: addPiece.pieces[0]?.id ?? ('' as never),
        revision: 1,
        words: 'The gauge at seven',
        confidentiality: 'cohort',
        removed: false,
      }),
    },
    {
      command: 'giveBack',
      as: 'mentor',
      input: ({ show }) => ({ work: show.card.id, reason: 'And the one after?' }),
    },
    { command: 'showAgain', as: 'learner', input: ({ show }) => ({ work: show.card.id }) },
    { command: 'passOn', as: 'mentor', input: ({ show }) => ({ work: show.card.id }) },
    { command: 'takeOn', as: 'facilitator', input: ({ show }) => ({ work: show.card.id }) },
    {
      command: 'sign',
      as: 'facilitator',
      input: ({ show, changePiece }) => ({
        work: show.card.id,
        version: changePiece.version,
        marks: [{ criterion: 'c1', level: 1 }],
        words: 'Well seen.',
      }),
    },
    {
      command: 'reopen',
      as: 'facilitator',
      input: ({ show }) => ({ work: show.card.id, reason: 'The wrong machine.' }),
    },
    { command: 'showAgain', as: 'learner', input: ({ show }) => ({ work: show.card.id }) },
  ],
  queries: {
    readLadder: {},
    readWork: ({ show }) => ({ work: show.card.id }),
    listWaiting: {},
    checkSignatures: {},
  },
  timers: { wait: ({ show }) => ({ work: show.card.id }) },
  states,
}
