import { letChromiumsStay } from './shared-chromium.ts'

/** Journeys share a process, and so they share its Chromiums: starting one takes longer than most journeys. */
letChromiumsStay()
