// The look of a dialog: loaded by what opens one.
export { dialogs } from '../../client/styles/dialogs.ts'
