import vue from "@vitejs/plugin-vue";

/** Vue has to know which tags are none of its components. */
const isCustomElement = (tag) => tag.startsWith("ae-");

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  esbuild: { jsx: "automatic" },
  build: { rollupOptions: { input: ["index.html", "react.html", "vue.html"] } },
};
