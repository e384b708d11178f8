// What a page needs that looks pictures over before they leave it: loaded by such pages alone.
export { editPicture } from '../../client/elements/picture/edit-picture.ts'
