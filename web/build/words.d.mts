import type { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

type Message = FluentResource["body"][number];

export function catalogues(): Promise<readonly { readonly name: string; readonly path: string; readonly messages: readonly Message[] }[]>;
export function words(): Plugin;
export function types(): Promise<string>;
export function argumentsOf(pattern: Message["value"]): ReadonlySet<string>;
