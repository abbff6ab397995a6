import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

export default defineConfig({ base: "/docs/", integrations: [mdx()] });
