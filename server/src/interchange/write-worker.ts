import { parentPort, workerData } from 'node:worker_threads'
import { type WrittenSheet, writeWorkbook } from './write-workbook.ts'

const content = await writeWorkbook(workerData.sheets as WrittenSheet[])
parentPort?.postMessage({ ok: true, value: content })
