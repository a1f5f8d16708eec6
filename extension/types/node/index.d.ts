// Stands in for @types/node, which the types of papaparse ask for: what runs in a page has none of Node's globals.
export {};
