/** custom-elements.json: what every tag is, from its class's JSDoc. Paths are those of the published modules. */
const published = (path) => path.replace(/^\/?src\//, "dist/esm/").replace(/\.ts$/, ".js");

/** Lit's hooks, and what is private to TypeScript or to the base classes: no business of a reader. */
const HOOKS = new Set(["getPropertyDescriptor", "createProperty"]);
const isInternal = ({ privacy, name }) => privacy === "private" || privacy === "protected" || /^[_#]/.test(name ?? "") || HOOKS.has(name);

/** `define("ae-x", AeX)` gives the class AeX its tag; the analyzer knows `customElements.define` only. */
function tagNames() {
  const tags = new Map();
  return {
    name: "tag-names",
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "define" || node.arguments.length !== 2) return;
      const [tag, constructor] = node.arguments;
      if (!ts.isStringLiteral(tag)) return;
      const declaration = constructor.getText();
      tags.set(declaration, tag.text);
      moduleDoc.exports = [
        ...(moduleDoc.exports ?? []),
        { kind: "custom-element-definition", name: tag.text, declaration: { name: declaration, module: definer(moduleDoc.path) } },
      ];
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap((module) => module.declarations ?? [])) {
        const tagName = tags.get(declaration.name);
        if (tagName) Object.assign(declaration, { tagName, customElement: true });
        else delete declaration.customElement; // a base class
      }
    },
  };
}

/** elements/x/define.ts registers the class of elements/x/x.element.ts. */
const definer = (path) => path.replace(/([^/]+)\/define\.ts$/, "$1/$1.element.ts");

/** What a reader may use, and only that; paths as in the package. */
function publicOnly() {
  const relink = (reference) => {
    if (reference?.module) reference.module = published(reference.module);
  };
  return {
    name: "public-only",
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = published(module.path);
        for (const each of module.exports ?? []) relink(each.declaration);
        for (const declaration of module.declarations ?? []) {
          relink(declaration.superclass);
          declaration.members = declaration.members?.filter((member) => !isInternal(member));
          // an event whose name is a constant is found twice, once by the constant's name
          declaration.events = declaration.events?.filter((event) => event.name?.startsWith("ae-"));
          for (const each of [...(declaration.members ?? []), ...(declaration.attributes ?? []), ...(declaration.events ?? [])])
            relink(each.inheritedFrom);
        }
      }
    },
  };
}

export default {
  globs: ["src/elements/**/*.element.ts", "src/elements/**/define.ts", "src/core/*element*.ts"],
  outdir: "dist",
  litelement: true,
  packagejson: false,
  plugins: [tagNames(), publicOnly()],
};
