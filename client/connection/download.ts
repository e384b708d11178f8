/** Lets the browser fetch it, as by a link: the page stays where it is. */
export function startDownload(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
