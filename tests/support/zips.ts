import { inflateRawSync } from 'node:zlib'

const endMark = 0x06054b50
const centralMark = 0x02014b50

/** What is in a zip, by its path, in order (APPNOTE 6.3.10, 4.3.12 and 4.3.16; nothing of more than four gigabytes). */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== endMark) throw new Error('This is no zip.')
  const found = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (zip.readUInt32LE(at) !== centralMark) throw new Error('The list of the zip is damaged.')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const path = zip.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString()
    found.set(path, readContent(zip, at))
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}

function readContent(zip: Buffer, central: number): Buffer {
  const local = zip.readUInt32LE(central + 42)
  const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(begin, begin + zip.readUInt32LE(central + 20))
  return zip.readUInt16LE(central + 10) === 0 ? packed : inflateRawSync(packed)
}
