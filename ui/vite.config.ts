import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** In tests and in the preview without Rust, every import of `backend.ts` reads `backend.fake.ts` instead. */
function fakeBackend(): Plugin {
  const real = fileURLToPath(new URL('./src/backend.ts', import.meta.url));
  const fake = fileURLToPath(new URL('./src/backend.fake.ts', import.meta.url));
  return {
    name: 'fake-backend',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/(^|\/)backend$/.test(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found?.id === real ? fake : found;
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'test' || mode === 'fake' ? [fakeBackend()] : [])],
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    target: ['safari16.4', 'chrome111'],
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing.ts'],
    css: false,
    testTimeout: 20_000,
  },
}));
