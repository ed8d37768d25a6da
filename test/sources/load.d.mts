export declare const REPOSITORY: string;
export declare function strippedFile(source: string): string;
export declare function isStripped(source: string): boolean;
