/**
 * The styles of antd's parts, made once when the web counter is built. Without this every page makes them anew in the browser at
 * its start, which costs more than drawing the first screen. The theme is not in them: its values are CSS variables that the page
 * sets (`zeroRuntime` in src/theme.ts).
 */
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import {
  Alert,
  App,
  AutoComplete,
  Button,
  Checkbox,
  ConfigProvider,
  Empty,
  Form,
  Input,
  message,
  QRCode,
  Select,
  Spin,
  Tabs,
} from 'antd'
import { createElement, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import type { Plugin } from 'vite'

/** What `src/main.tsx` imports. */
const NAME = 'virtual:antd.css'

/** A message that stands still, which antd has only for its own pages. */
const { _InternalPanelDoNotUseOrYouWillBeFired: Message } = message

/** One of each part that the screens use, and of what appears within one (src/styles.test.ts holds the list to the imports). */
const PARTS: readonly ReactElement[] = [
  createElement(Alert, { showIcon: true }),
  createElement(App),
  createElement(AutoComplete),
  createElement(Button),
  createElement(Checkbox),
  createElement(Empty),
  createElement(Form, null, createElement(Form.Item, { label: ' ', help: ' ' })),
  createElement(Input),
  createElement(Input.Password),
  createElement(Input.TextArea),
  createElement(Message),
  createElement(QRCode, { value: ' ' }),
  createElement(Select),
  createElement(Spin),
  createElement(Tabs),
]

export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: id => (id === NAME ? NAME : undefined),
    load: id => (id === NAME ? styleText() : undefined),
  }
}

function styleText(): string {
  const cache = createCache()
  const page = createElement(ConfigProvider, { theme: { hashed: false } }, ...PARTS)
  renderToString(createElement(StyleProvider, { cache }, page))
  return extractStyle(cache, { plain: true, types: 'style' })
}
