// The look of a page that is one column, such as a form or a list of people: `.scroll`, `.stage`, `.title`, `.note`, `.said`.
export { columnPage } from '../../client/styles/column-page.ts'
