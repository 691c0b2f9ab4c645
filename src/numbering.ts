/** Gives each object a number of its own, the same whenever it comes again, for as long as it lives. */
export function createNumbering(): (object: object) => number {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  return (object) => {
    const number = numbers.get(object) ?? ++count;
    numbers.set(object, number);
    return number;
  };
}
