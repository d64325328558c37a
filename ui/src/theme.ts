/** The look of the window: deep green for what one does, warm amber for what waits, red only for what blocks. */
import { createTheme, Modal, NavLink, NumberInput, Select, Tooltip, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const green: MantineColorsTuple = ['#ecf6f1', '#d3eadf', '#a8d5c0', '#79bf9e', '#52aa81', '#37966b', '#24805a', '#176849', '#10533a', '#0b3b2a'];
const amber: MantineColorsTuple = ['#fff7e6', '#ffecc4', '#fdd98f', '#fbc457', '#f5af2c', '#e69a12', '#b87304', '#8a5500', '#6f4400', '#523300'];
const dark: MantineColorsTuple = ['#e6ece8', '#c3cec8', '#a9b8b0', '#75857c', '#46544c', '#364139', '#232c27', '#1a211d', '#151b18', '#121714'];
const red: MantineColorsTuple = ['#fdeceb', '#fbd3d0', '#f5a7a2', '#ee7b74', '#e4544c', '#d3382f', '#bd2a22', '#a8201a', '#871813', '#66110d'];

export const theme = createTheme({
  colors: { green, amber, red, dark },
  primaryColor: 'green',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Inter Variable', 'Noto Sans', sans-serif",
  fontFamilyMonospace: "'DejaVu Sans Mono', Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontFamily: "'Inter Variable', 'Noto Sans', sans-serif", fontWeight: '650', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } } },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, multiline: true, maw: 320, events: { hover: true, focus: true, touch: false } } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 80 } } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    NumberInput: NumberInput.extend({ defaultProps: { decimalSeparator: ',', thousandSeparator: '.', clampBehavior: 'blur' } }),
    NavLink: NavLink.extend({ defaultProps: { variant: 'filled' } }),
  },
});

const shared = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--block)',
  '--mantine-color-default-border': 'var(--line-strong)',
};

/** Mantine's own dimmed grey and light variants miss 4.5 to 1; ours hold it in both schemes. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...shared,
    '--mantine-color-green-light-color': '#10533a',
    '--mantine-color-amber-light-color': '#6f4400',
    '--mantine-color-red-light-color': '#871813',
    '--mantine-color-amber-light': '#fff1d6',
  },
  dark: {
    ...shared,
    '--mantine-color-green-light-color': '#8fdcba',
    '--mantine-color-amber-light-color': '#f2bd5b',
    '--mantine-color-red-light-color': '#ffb3ad',
    '--mantine-color-anchor': 'var(--brand)',
    '--mantine-color-green-text': '#8fdcba',
    '--mantine-color-green-outline': '#8fdcba',
  },
});
