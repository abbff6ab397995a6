import { isRecord, type Json } from "./json.js";

/**
 * Whether the nodes of a graph can be run one after the other. Throws an Error with a sentence's end where a name is there twice, an input
 * is not there, or nodes wait for one another in a circle.
 */
export function checkGraph(topology: Json): void {
  if (!Array.isArray(topology.node)) throw new Error("has no nodes in its modelTopology: it is not in the graph format");
  const inputs = new Map<string, string[]>();
  for (const [i, node] of (topology.node as unknown[]).entries()) {
    if (!isRecord(node) || typeof node.name !== "string" || typeof node.op !== "string") throw new Error(`has no name and op in node ${i}`);
    if (inputs.has(node.name)) throw new Error(`has two nodes with the name "${node.name}"`);
    const from = node.input ?? [];
    if (!Array.isArray(from) || !from.every((each) => typeof each === "string"))
      throw new Error(`has a node "${node.name}" whose input is no list of names`);
    inputs.set(node.name, from.map(nodeName));
  }
  // Kahn's way: what is left when every node that has all its inputs was taken away goes in circles (Kahn 1962)
  const waits = new Map<string, number>();
  const followers = new Map<string, string[]>();
  for (const [name, from] of inputs) {
    waits.set(name, from.length);
    for (const each of from) {
      if (!inputs.has(each)) throw new Error(`has a node "${name}" that takes "${each}", which is not there`);
      followers.set(each, [...(followers.get(each) ?? []), name]);
    }
  }
  const ready = [...waits].flatMap(([name, count]) => (count === 0 ? [name] : []));
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    waits.delete(name);
    for (const follower of followers.get(name) ?? []) {
      const left = waits.get(follower)! - 1;
      waits.set(follower, left);
      if (left === 0) ready.push(follower);
    }
  }
  const [circle] = waits.keys();
  if (circle !== undefined) throw new Error(`has nodes that wait for one another in a circle, "${circle}" among them`);
}

/** "^name" is an order without data; "name:1" the second output of a node. */
const nodeName = (input: string): string => input.replace(/^\^/, "").replace(/:.*$/, "");
