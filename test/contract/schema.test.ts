/** Holds what every part of the public contract must have. */
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';

interface Described {
  readonly coordinate: string;
  readonly description: string | null | undefined;
}

/** Every type, field, argument, input field and enum value. */
function* describedParts(of: GraphQLSchema): Generator<Described> {
  for (const type of Object.values(lexicographicSortSchema(of).getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    yield { coordinate: type.name, description: type.description };
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        yield { coordinate, description: field.description };
        for (const { name, description } of field.args)
          yield { coordinate: `${coordinate}(${name}:)`, description };
      }
    } else if (isInputObjectType(type)) {
      for (const { name, description } of Object.values(type.getFields())) {
        yield { coordinate: `${type.name}.${name}`, description };
      }
    } else if (isEnumType(type)) {
      for (const { name, description } of type.getValues())
        yield { coordinate: `${type.name}.${name}`, description };
    }
  }
}

describe('the schema', () => {
  it('is valid GraphQL', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('describes every type, field, argument, input field and enum value', () => {
    const parts = [...describedParts(schema)];
    expect(parts.length).toBeGreaterThan(200);
    expect(
      parts.filter(({ description }) => !description?.trim()).map(({ coordinate }) => coordinate),
    ).toEqual([]);
  });

  it('gives every mutation one argument, the input named after it, and a nullable result union named after it', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(10);
    for (const { name, args, type } of mutations) {
      const stem = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      expect([name, args.map((arg) => `${arg.name}: ${arg.type}`), String(type)]).toEqual([
        name,
        [expect.stringMatching(new RegExp(`^input: ${stem}Input!?$`))],
        `${stem}Result`,
      ]);
      expect(isUnionType(schema.getType(`${stem}Result`)), `${stem}Result is a union`).toBe(true);
    }
  });

  it('writes names as clients expect them: camelCase fields, ids that end in Id', () => {
    const names = [...describedParts(schema)].map(({ coordinate }) => coordinate);
    const fields = names.filter((coordinate) => /\.[a-z]/.test(coordinate));
    expect(
      fields.filter((coordinate) => !/^\w+\.[a-z][A-Za-z0-9]*(\([a-z][A-Za-z0-9]*:\))?$/.test(coordinate)),
    ).toEqual([]);
  });
});
