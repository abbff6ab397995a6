/** As much of a tree of HTML as a quiz is read from: the page's DOM has it, and so has what the commands parse. */
export interface AnyNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: AnyNode | null;
  readonly firstChild: AnyNode | null;
  readonly previousSibling: AnyNode | null;
  readonly nextSibling: AnyNode | null;
}

export interface AnyElement extends AnyNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
}

export const isElement = (node: AnyNode): node is AnyElement => node.nodeType === 1;
export const isText = (node: AnyNode): boolean => node.nodeType === 3;

export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

export const elementsOf = (node: AnyNode): AnyElement[] => childrenOf(node).filter(isElement);

const everywhere = () => true;

/** The elements below `root` that `test` takes, in order; not from within those that `enters` refuses. However deep they are. */
export function select(
  root: AnyNode,
  test: (element: AnyElement) => boolean,
  enters: (element: AnyElement) => boolean = everywhere,
): AnyElement[] {
  const found: AnyElement[] = [];
  let node: AnyNode | null = root.firstChild;
  while (node) {
    const isOpen: boolean = isElement(node) && enters(node);
    if (isElement(node) && test(node)) found.push(node);
    const inside: AnyNode | null = isOpen ? node.firstChild : null;
    if (inside) node = inside;
    else {
      while (node && node !== root && !node.nextSibling) node = node.parentNode;
      node = !node || node === root ? null : node.nextSibling;
    }
  }
  return found;
}
