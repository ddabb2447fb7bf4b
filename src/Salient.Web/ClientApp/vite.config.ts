import { defineConfig } from 'vite';
import { noscript } from './noscript.ts';
import { reference } from './reference.ts';

// Names carry no hash: the server sends entity tags and asks browsers to check them, so that old builds leave nothing behind.
export default defineConfig({
  base: '/',
  plugins: [reference(), noscript()],
  build: {
    outDir: '../../../artifacts/client/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080' }, fs: { allow: ['..'] } },
});
