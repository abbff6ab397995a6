import { readFileSync } from "node:fs";
import type { StorybookConfig } from "@storybook/web-components-vite";
import { prebundleTfjs } from "../scripts/tfjs/prebundle.mjs";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

const config: StorybookConfig = {
  framework: "@storybook/web-components-vite",
  stories: ["../stories/**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableWebpackDefaults: true },
  // where preview.ts says that the library's files are
  staticDirs: [
    { from: "../weights", to: "/weights" },
    { from: "../wasm", to: "/wasm" },
    { from: "../fonts", to: "/fonts" },
    // models and images of an author's own
    { from: "../site/examples", to: "/examples" },
  ],
  async viteFinal(vite) {
    const runtime = await prebundleTfjs();
    return {
      ...vite,
      base: "./",
      define: { ...vite.define, __AE_VERSION__: JSON.stringify(version) },
      plugins: [
        ...(vite.plugins ?? []),
        {
          name: "ae-elements",
          enforce: "pre",
          resolveId: (source, importer) =>
            source.endsWith("tfjs/runtime.js") || (source === "./runtime.js" && importer?.includes("/tfjs/")) ? runtime : null,
          // the files are served as they are; Vite would copy each a second time
          transform: (code, id) =>
            id.endsWith("/src/model/assets.ts") ? code.replaceAll("new URL(", "new URL(/* @vite-ignore */ ") : null,
        },
      ],
      build: { ...vite.build, chunkSizeWarningLimit: 4000 },
    };
  },
};

export default config;
