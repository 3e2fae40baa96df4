/** How antd's parts look: compact, square, quiet; one blue for what can be done, red and green only for the market. */
import { theme, type ThemeConfig } from 'antd'

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Guitai Rare Han", sans-serif'

/** Whoever has asked the machine for less movement gets none. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches

export const counterTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  // Their styles are made at build time (apps/web/antd-styles.ts).
  zeroRuntime: true,
  hashed: false,
  token: {
    colorPrimary: '#1f5fa8',
    // The blue of links that comes with the library is too pale on white (WCAG 2.2, 1.4.3).
    colorLink: '#1f5fa8',
    colorError: '#c9302c',
    colorSuccess: '#16815a',
    colorSuccessBg: '#edf7f1',
    colorSuccessBorder: '#b5dcc6',
    colorInfoBg: '#eef5fc',
    colorInfoBorder: '#b9d3ee',
    controlItemBgActive: '#e3edf8',
    colorBgLayout: '#eef1f4',
    colorBorder: '#84909c',
    colorBorderSecondary: '#dde3e9',
    colorText: '#1c2733',
    colorTextSecondary: '#5b6875',
    colorTextDescription: '#5b6875',
    colorTextPlaceholder: '#5b6875',
    borderRadius: 3,
    fontFamily: FONT,
    fontSize: 15,
    controlHeight: 32,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.12s',
    motion,
    wireframe: false,
  },
  components: {
    Form: { itemMarginBottom: 10, verticalLabelPadding: '0 0 2px' },
    Modal: { titleFontSize: 14 },
  },
}
