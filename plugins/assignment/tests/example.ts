import type { Example } from '../../api/testing.ts'
import type { contract } from '../contract.ts'
import { defaultLadder } from '../default-ladder.ts'
import { states } from '../state.ts'

const piece = { words: '', link: null, amount: null, unit: '', file: null, confidentiality: 'cohort' } as const

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: { order: 'freely', readers: 1 },
  files: { 'gauge.txt': { as: 'learner', content: '6 bar at 6:55' } },
  steps: [
    {
      command: 'saveLadder',
      as: 'designer',
      input: {
        version: 0,
        rungs: defaultLadder.map((rung) =>
          rung.id === 'assist'
            ? {
                ...rung,
                signer: 'witness',
                evidence: ['text', 'link', 'picture', 'observation'],
                criteria: [{ id: 'c1', text: 'Measures first', levels: ['Not yet', 'With help', 'Alone'] }],
              }
            : rung,
        ),
      },
    },
    {
      command: 'show',
      as: 'learner',
      input: {
        ...{ rung: 'support', reflections: [], reflectionsFor: 'cohort', already: false },
        pieces: [{ ...piece, words: 'The second visit' }],
      },
    },
    { command: 'noteRead', as: 'mentor', input: ({ show }) => ({ work: show.card.id }) },
    {
      command: 'signSeveral',
      as: 'mentor',
      input: ({ show }) => ({ works: [{ work: show.card.id, version: show.version }], words: 'Seen.' }),
    },
    { command: 'feature', as: 'mentor', input: ({ show }) => ({ work: show.card.id, on: true }) },
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
      command: 'inviteWitness',
      as: 'learner',
      input: ({ show }) => ({ work: show.card.id, link: 'a'.repeat(43), address: 'shift@shop.example', days: 7 }),
    },
    {
      command: 'closeInvitation',
      as: 'mentor',
      input: ({ show, inviteWitness }) => ({
        work: show.card.id,
        invitation: inviteWitness.invitations[0]?.id ?? ('' as never),
      }),
    },
    {
      command: 'inviteObserver',
      as: 'mentor',
      input: ({ show }) => ({ work: show.card.id, link: 'b'.repeat(43), address: 'shift@shop.example', days: 7 }),
    },
    {
      command: 'askObserver',
      as: 'learner',
      input: ({ show }, _fileNamed, personWho) => ({
        work: show.card.id,
        person: personWho('mentor'),
        words: 'At six?',
      }),
    },
    {
      command: 'observe',
      as: 'mentor',
      input: ({ show }) => ({
        work: show.card.id,
        observation: { words: 'She opened the valve first.', file: null, confidentiality: 'signer' },
      }),
    },
    { command: 'takeOn', as: 'facilitator', input: ({ show }) => ({ work: show.card.id }) },
    {
      command: 'giveFeedback',
      as: 'mentor',
      input: ({ show }) => ({ work: show.card.id, marks: [], words: 'The gauge tells it all.' }),
    },
    {
      command: 'sayHelped',
      as: 'learner',
      input: ({ giveFeedback }) => ({ feedback: giveFeedback.given[0]?.id ?? ('' as never), on: true }),
    },
    {
      command: 'giveBack',
      as: 'facilitator',
      input: ({ show }) => ({ work: show.card.id, reason: 'And the one after?' }),
    },
    { command: 'showAgain', as: 'learner', input: ({ show }) => ({ work: show.card.id }) },
    { command: 'passOn', as: 'facilitator', input: ({ show }) => ({ work: show.card.id }) },
    {
      command: 'sign',
      as: 'mentor',
      input: ({ show, observe }) => ({
        work: show.card.id,
        version: observe.version,
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
    listElsewhere: {},
    readMentoring: {},
    listGallery: {},
    readPeers: ({ show }) => ({ work: show.card.id }),
    listReadings: {},
    readObserving: ({ show }) => ({ work: show.card.id }),
    checkSignatures: {},
  },
  timers: { wait: ({ show }) => ({ work: show.card.id }), readOn: ({ show }) => ({ work: show.card.id }) },
  guests: {
    witness: {
      invite: {
        command: 'inviteWitness',
        as: 'learner',
        input: ({ show }, link) => ({ work: show.card.id, link, address: 'shift@shop.example', days: 7 }),
      },
      queries: { read: {} },
      commands: {
        confirm: ({ observe }) => ({
          ...{ name: 'Lucía Ferrer', role: 'Shift lead', version: observe.version },
          ...{ marks: [{ criterion: 'c1', level: 2 }], words: 'All of it, alone.' },
        }),
        giveBack: { name: 'Lucía Ferrer', role: 'Shift lead', reason: 'And the closing?' },
        notMine: { name: 'Lucía Ferrer', role: 'Shift lead', reason: '' },
      },
    },
    observer: {
      invite: {
        command: 'inviteObserver',
        as: 'learner',
        input: ({ show }, link) => ({ work: show.card.id, link, address: 'shift@shop.example', days: 7 }),
      },
      queries: { read: {} },
      commands: {
        write: { name: 'Lucía Ferrer', role: 'Shift lead', words: 'She did it alone.', when: '2026-04-18' },
        decline: { name: 'Lucía Ferrer', role: 'Shift lead' },
      },
    },
  },
  states,
}
