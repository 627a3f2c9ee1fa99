import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { EChartsOption } from 'echarts'
import { init } from 'echarts'

/** By name only: whoever looks at the picture has one of them. In single quotes, for they stand in attributes. */
const FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
/** Told apart in grey and by readers who see red and green alike. */
const COLOURS = ['#0b5cad', '#c2410c', '#0f766e', '#7c3aed', '#a16207', '#475569', '#be185d', '#0e7490', '#65a30d']

export interface PlotSize {
  width?: number
  height?: number
}

/** Draws a chart as a picture for the docs; no browser, no file of a font. */
export function writePlot(file: string, option: EChartsOption, { width = 860, height = 520 }: PlotSize = {}) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: { fontFamily: FONTS, fontSize: 13 },
    ...option,
  })
  const picture = chart.renderToSVGString()
  chart.dispose()
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  writeFileSync(file, `${picture.trim()}\n`)
}
