import { setCustomElementsManifest, type Decorator, type Preview } from "@storybook/web-components-vite";
import { setStorybookHelpersConfig } from "@wc-toolkit/storybook-helpers";
import manifest from "../.cache/storybook/custom-elements.json";
import { configure } from "../src/model/pool.js";

setCustomElementsManifest(manifest);
setStorybookHelpersConfig({ hideArgRef: true });
configure({ assetBase: new URL("./", document.baseURI) });

/** The toolbar's choices, on the page around a tag: tags follow the page's scheme, language and direction. */
const surroundings: Decorator = (story, { globals }) => {
  const root = document.documentElement;
  root.style.colorScheme = globals.scheme;
  root.lang = globals.language;
  root.dir = globals.direction;
  document.body.style.background = "Canvas";
  document.body.style.color = "CanvasText";
  return story();
};

const preview: Preview = {
  tags: ["autodocs"],
  decorators: [surroundings],
  parameters: {
    controls: { expanded: true, sort: "requiredFirst" },
    a11y: { options: { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } },
    backgrounds: { disable: true },
    viewport: {
      options: {
        narrow: { name: "320 px", styles: { width: "320px", height: "800px" } },
        medium: { name: "640 px", styles: { width: "640px", height: "900px" } },
        wide: { name: "960 px", styles: { width: "960px", height: "900px" } },
      },
    },
  },
  initialGlobals: { scheme: "light", language: "en", direction: "ltr" },
  globalTypes: {
    scheme: {
      description: "Colour scheme of the page",
      toolbar: { title: "Scheme", icon: "mirror", dynamicTitle: true, items: ["light", "dark"] },
    },
    direction: {
      description: "Direction of the page",
      toolbar: { title: "Direction", icon: "transfer", dynamicTitle: true, items: ["ltr", "rtl"] },
    },
    language: {
      description: "Language of the page",
      toolbar: { title: "Language", icon: "globe", dynamicTitle: true, items: ["en"] },
    },
  },
};

export default preview;
