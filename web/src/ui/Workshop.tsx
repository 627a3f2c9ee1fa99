import { ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../words/say.ts'
import { useDark } from './preferences.ts'

const LIGHT = {
  colorPrimary: '#0d5c63',
  colorError: '#a3232b',
  colorWarning: '#8a5206',
  colorTextBase: '#1c2423',
  colorBgBase: '#ffffff',
  faint: '#636b68',
  line: '#8b908a',
}
const DARK = {
  colorPrimary: '#74c5c5',
  colorError: '#f29a97',
  colorWarning: '#e3b266',
  colorTextBase: '#eae7de',
  colorBgBase: '#1a2021',
  faint: '#9ca5a0',
  line: '#77827f',
}

/** Where things are made: antd in our colours and language. Figures here repeat `tokens.css`, which antd cannot compute with. */
export function Workshop({ children }: { children: ReactNode }) {
  const dark = useDark()
  const language = useLanguage()
  const { faint, line, ...base } = dark ? DARK : LIGHT
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      // What opens stays inside the main landmark.
      getPopupContainer={() => document.querySelector('main') ?? document.body}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          ...base,
          colorTextPlaceholder: faint,
          colorTextDescription: faint,
          colorTextTertiary: faint,
          colorTextQuaternary: faint,
          colorBorder: line,
          borderRadius: 6,
          fontFamily: 'var(--sans)',
          fontSize: 15,
          controlHeight: 42,
          motionDurationSlow: '0.15s',
          motionDurationMid: '0.12s',
        },
        components: { Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 } },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
