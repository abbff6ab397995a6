import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Autoencoders",
  base: "/docs/",
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("ae-") } } },
  // while you write: Vite 5 would lose the models' files
  vite: { optimizeDeps: { exclude: ["ae-elements"] } },
});
