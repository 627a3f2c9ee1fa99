const BORDER = 'keqiao-border-7f3a'

/** A file as a form would send it, for `inject`; the name as it is, whatever it holds. `fields` go before it. */
export function upload(name: string, content: Uint8Array, fields: Record<string, string> = {}) {
  const spelled = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const before = Object.entries(fields).map(
    ([field, value]) => `--${BORDER}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BORDER}` },
    payload: Buffer.concat([
      Buffer.from(before.join('')),
      Buffer.from(`--${BORDER}\r\ncontent-disposition: form-data; name="file"; filename*=UTF-8''${spelled}\r\n`),
      Buffer.from('content-type: application/octet-stream\r\n\r\n'),
      content,
      Buffer.from(`\r\n--${BORDER}--\r\n`),
    ]),
  }
}
