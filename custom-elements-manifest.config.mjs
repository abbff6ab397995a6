/** custom-elements.json: what every tag is, from its class's JSDoc. Paths are those of the published modules. */
const published = (path) => path.replace(/^\/?src\//, "dist/esm/").replace(/\.ts$/, ".js");

/** Private to TypeScript only, or to the base classes: no business of a reader. */
const isInternal = ({ privacy, name }) =>
  privacy === "private" || privacy === "protected" || name?.startsWith("_") || name?.startsWith("#");

export default {
  globs: ["src/elements/**/*.element.ts", "src/elements/**/define.ts", "src/core/*element*.ts"],
  outdir: "dist",
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: "published-paths",
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.path = published(module.path);
          for (const each of module.exports ?? [])
            if (each.declaration?.module) each.declaration.module = published(each.declaration.module);
          for (const declaration of module.declarations ?? []) {
            if (declaration.superclass?.module) declaration.superclass.module = published(declaration.superclass.module);
            for (const member of declaration.members ?? [])
              if (member.inheritedFrom?.module) member.inheritedFrom.module = published(member.inheritedFrom.module);
            for (const attribute of declaration.attributes ?? [])
              if (attribute.inheritedFrom?.module) attribute.inheritedFrom.module = published(attribute.inheritedFrom.module);
            declaration.members = declaration.members?.filter((member) => !isInternal(member));
          }
        }
      },
    },
  ],
};
