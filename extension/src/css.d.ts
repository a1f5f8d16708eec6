/** An imported style sheet is its minified text, for a shadow root (see cssText in extension/build). */
declare module '*.css' {
  const text: string;
  export default text;
}
