import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartRow } from './Chart.tsx'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** Draws into the box in the colours of the page; gives back how to take it away. */
export function draw(box: HTMLElement, { kind, rows, name }: { kind: 'line' | 'bar'; rows: ChartRow[]; name: string }) {
  const style = getComputedStyle(box)
  const colour = (token: string) => style.getPropertyValue(token).trim()
  const axis = { axisLine: { lineStyle: { color: colour('--line-strong') } }, axisLabel: { color: colour('--ink-soft') } }
  const chart = init(box, undefined, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: style.fontFamily },
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'category', data: rows.map(({ label }) => label), axisTick: { show: false }, ...axis },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colour('--line') } }, ...axis },
    series: [
      {
        type: kind,
        name,
        data: rows.map(({ count }) => count),
        itemStyle: { color: colour('--known') },
        lineStyle: { width: 2 },
        symbolSize: 7,
        barMaxWidth: 28,
      },
    ],
  })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(box)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}
