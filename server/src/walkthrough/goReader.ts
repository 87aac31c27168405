import type { SchemaPlace } from "../core/go/bridge/schemaPlaces.ts";
import type { FieldPlaceInFile } from "./findSchemaPlaces.ts";
import type { SourceAnswer, SourceQuestion } from "./findSource.ts";
import type { Walks } from "./walks.ts";

/** What the language server has of Go sources, wherever they lie. An abort makes a promise reject. */
export interface GoReader {
  /** @param folder where walkthroughs are kept between sessions */
  walksIn(folder: string): Walks;
  /** What the sources below some folders say to a manifest. */
  find(folders: readonly string[], question: SourceQuestion, signal: AbortSignal): Promise<SourceAnswer>;
  /** The places in schemas of custom resources that are generated from the struct field at a place. */
  schemaPlaces(place: FieldPlaceInFile, signal: AbortSignal): Promise<readonly SchemaPlace[]>;
  /** The commit that is checked out around a folder. */
  headCommit(folder: string): string | undefined;
}
