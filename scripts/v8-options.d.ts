/** Types of the launcher's plain JavaScript, for its tests. */
export function v8Options(node: string): string[]
