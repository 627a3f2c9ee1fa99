import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': process.env.KEQIAO_API ?? 'http://127.0.0.1:3900' } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[^\\/]+|dayjs)[\\/]/, priority: 20 },
            // Together, so that the setting is made before any schema is.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|src[\\/]app[\\/]noEval/, priority: 10 },
          ],
        },
      },
    },
  },
})
