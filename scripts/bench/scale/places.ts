import path from 'node:path'

export const indexFile = (folder: string, size: number) => path.join(folder, `index-${size}`, 'search.db')
export const exactFile = (folder: string, size: number) => path.join(folder, `index-${size}`, 'exact.json')
