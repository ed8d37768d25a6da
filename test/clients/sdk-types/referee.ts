import type { Shape } from "../../../packages/parapet/src/gateway/wire/index.ts";
import { resolveName, type Type } from "./declarations.ts";

/**
 * Walks an SDK's type and a wire's shape side by side, and tells what the type can say and the shape does not know:
 * a field, a kind of part or event, text in an opaque place, structure where text was expected.
 */
export function compare(type: Type, shape: Shape): readonly string[] {
  const referee = new Referee();
  referee.compare(type, shape, "");
  return [...new Set(referee.complaints)].sort();
}

interface Alternatives {
  isString: boolean;
  readonly literals: string[];
  readonly arrays: Type[];
  readonly objects: ObjectType[];
  isAny: boolean;
}

type ObjectType = Type & { is: "object" };

class Referee {
  readonly complaints: string[] = [];
  readonly #seen = new Map<Shape, Set<Type>>();

  compare(type: Type, shape: Shape, path: string): void {
    const seen = this.#seen.get(shape) ?? new Set();
    this.#seen.set(shape, seen);
    const named = type.is === "name" ? resolveName(type) : type;
    if (seen.has(named)) return;
    seen.add(named);
    this.#compareAll(alternativesOf(named), shape, path);
  }

  #compareAll(told: Alternatives, shape: Shape, path: string): void {
    const { arrays, objects } = told;
    const hasStructure = arrays.length > 0 || objects.length > 0;
    switch (shape.is) {
      case "json":
        return;
      case "text":
      case "json-text":
      case "media":
        if (hasStructure) this.complaints.push(`${path}: structure where the table has text`);
        return;
      case "opaque":
        if (hasStructure) this.complaints.push(`${path}: structure where the table has an identifier`);
        if (told.isString && shape.form === "id" && !isIdentifier(path))
          this.complaints.push(`${path}: free text where the table has an identifier`);
        return;
      case "tokens":
        for (const of of arrays)
          for (const { members } of alternativesOf(elementOf(of)).objects)
            for (const name of members.keys())
              if (!["token", "bytes", "logprob", "top_logprobs"].includes(name))
                this.complaints.push(`${path}[].${name}: not named`);
        return;
      case "either":
        if (told.isString || told.literals.length > 0)
          this.#compareAll({ ...told, arrays: [], objects: [] }, shape.string, path);
        if (hasStructure) this.#compareAll({ ...told, isString: false, literals: [] }, shape.otherwise, path);
        return;
      case "array":
        for (const array of arrays) this.compare(elementOf(array), shape.of, `${path}[]`);
        if (objects.length > 0 && shape.orElse === undefined)
          this.complaints.push(`${path}: an object where the table has an array`);
        if (told.isString) this.complaints.push(`${path}: text where the table has an array`);
        return;
      case "object":
        for (const object of objects) this.#compareFields(object, shape, path);
        if (arrays.length > 0) this.complaints.push(`${path}: an array where the table has an object`);
        if (told.isString) this.complaints.push(`${path}: text where the table has an object`);
        return;
      case "tagged":
        for (const object of objects) this.#compareCases(object, shape, path);
        if (arrays.length > 0) this.complaints.push(`${path}: an array where the table has an object`);
        if (told.isString) this.complaints.push(`${path}: text where the table has an object`);
    }
  }

  #compareFields({ members, index }: ObjectType, shape: Shape & { is: "object" }, path: string): void {
    if (index !== undefined) this.complaints.push(`${path}: any name where the table lists fields`);
    for (const [name, type] of members) {
      const field = shape.fields[name];
      if (field !== undefined) this.compare(type, field, `${path}.${name}`);
      else if (!Object.values(shape.index ?? {}).includes(name)) this.complaints.push(`${path}.${name}: not named`);
    }
  }

  #compareCases(object: ObjectType, shape: Shape & { is: "tagged" }, path: string): void {
    const tag = object.members.get(shape.by);
    const tags = tag === undefined ? [] : alternativesOf(tag).literals;
    if (tags.length === 0) {
      const untagged = shape.untagged ?? shape.others;
      if (untagged === undefined) this.complaints.push(`${path}: an object without ${shape.by}`);
      else this.compare(object, untagged, path);
    }
    for (const name of tags) {
      const found = shape.cases[name] ?? shape.others;
      if (found === undefined) this.complaints.push(`${path}(${name}): kind not named`);
      else this.compare(object, found, `${path}(${name})`);
    }
  }
}

/** Fields whose free strings are names that a machine made. */
const IDENTIFIER =
  /(?:^|_)(?:id|ids|type|model|status|role|object|version|index|format|detail|tier|truncation|fingerprint|geo|at|date|container|conversation)$/;

function isIdentifier(path: string): boolean {
  return IDENTIFIER.test(path.slice(path.lastIndexOf(".") + 1).replaceAll(/\[\]|\(.*?\)/g, ""));
}

function elementOf(type: Type): Type {
  return type.is === "array" ? type.of : type;
}

function alternativesOf(type: Type): Alternatives {
  const found: Alternatives = { isString: false, isAny: false, literals: [], arrays: [], objects: [] };
  collect(type, found);
  return found;
}

function collect(type: Type, found: Alternatives): void {
  switch (type.is) {
    case "literal":
      found.literals.push(type.value);
      return;
    case "string":
      found.isString = true;
      return;
    case "any":
      found.isAny = true;
      return;
    case "array":
      found.arrays.push(type);
      return;
    case "object":
      found.objects.push(type);
      return;
    case "union":
      for (const one of type.of) collect(one, found);
      return;
    case "and":
      collectMerged(type.of, found);
      return;
    case "name":
      collect(resolveName(type), found);
  }
}

/** An intersection: members of all; `string & {}` is a string. */
function collectMerged(parts: readonly Type[], found: Alternatives): void {
  const all = parts.map(alternativesOf);
  if (all.some(({ isString }) => isString)) {
    found.isString = true;
    return;
  }
  const members = new Map<string, Type>();
  for (const { objects } of all)
    for (const object of objects) for (const [name, type] of object.members) members.set(name, type);
  found.objects.push({ is: "object", members });
}
