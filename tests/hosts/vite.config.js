import { svelte } from '@sveltejs/vite-plugin-svelte';
import tailwind from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => tag === 'massage-or-pt';

export default defineConfig({
  plugins: [svelte(), tailwind(), vue({ template: { compilerOptions: { isCustomElement } } })],
  build: {
    rollupOptions: {
      input: ['bootstrap.html', 'react.html', 'svelte.html', 'tailwind.html', 'vue.html', 'wordpress.html'],
    },
  },
});
