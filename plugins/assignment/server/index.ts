import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { grading } from './grading.ts'
import { insertLadder, readLadder as readKept } from './ladder/ladders.ts'
import { erasePerson, exportPerson } from './privacy.ts'
import { listWaiting, readLadder, readWork } from './works/reading.ts'
import { feature, listGallery } from './gallery/gallery.ts'
import { rearranged } from './gallery/rearranged.ts'
import { moved } from './mentoring/moves.ts'
import { paired } from './mentoring/pairs.ts'
import { observer } from './observing/answering.ts'
import { askObserver, inviteObserver, observe, readObserving } from './observing/observing.ts'
import { readMentoring } from './mentors/own-people.ts'
import { giveFeedback, listReadings, readPeers, sayHelped } from './peers/peers.ts'
import { readOn } from './peers/readers.ts'
import { listOwnWords } from './own-words.ts'
import { listElsewhere } from './queue/elsewhere.ts'
import { noteRead } from './queue/readings.ts'
import { signSeveral } from './queue/several.ts'
import { addPiece, changePiece, show, showAgain } from './evidence/showing.ts'
import { checkSignatures } from './signing/signed.ts'
import { giveBack, passOn, reopen, sign, takeOn } from './signing/signing.ts'
import type { AssignmentTables } from './tables.ts'
import { saveLadder } from './ladder/tending.ts'
import { records } from './record/composing.ts'
import { wait } from './waiting/waiting.ts'
import { witness } from './witness/answering.ts'
import { closeInvitation, inviteWitness } from './witness/inviting.ts'

/** A ladder of real work: what shows it, and who puts their name under it. */
export const plugin = definePlugin<typeof contract, AssignmentTables>({
  contract,
  queries: {
    readLadder,
    readWork,
    listWaiting,
    listElsewhere,
    readMentoring,
    listGallery,
    readPeers,
    listReadings,
    readObserving,
    checkSignatures,
  },
  commands: {
    inviteWitness,
    closeInvitation,
    saveLadder,
    show,
    addPiece,
    changePiece,
    showAgain,
    sign,
    giveBack,
    passOn,
    takeOn,
    signSeveral,
    noteRead,
    feature,
    giveFeedback,
    sayHelped,
    askObserver,
    observe,
    inviteObserver,
    reopen,
  },
  timers: { wait, readOn },
  paired,
  moved,
  rearranged,
  guests: { witness, observer },
  records,
  migrations,
  grading,
  ownWords: listOwnWords,
  privacy: { export: exportPerson, erase: erasePerson },
  // The ladder is the designer's; what people showed stays with them.
  async copy({ db, from, to }) {
    const { version, rungs } = await readKept(db, from)
    if (version === 0) return
    await insertLadder(db, {
      ...{ activity_id: to, version: 1, rungs: JSON.stringify(rungs) },
      ...{ made_by: null, made_at: 0 },
    })
  },
  texts: { en, es },
})
