/** What a library gets where it asks for another that it does not need here (library-plugin.ts says which and why). */
export {};
