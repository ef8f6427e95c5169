// @vitest-environment node
import { describe, expect, test } from "vitest";

import { asMp3, listedAs, soundFormatOf } from "../../src/device/sound-format";

const text = (bytes: ArrayBuffer): string => new TextDecoder("latin1").decode(bytes);

describe("the format of this device", () => {
  test("is found out by decoding one sound, whatever else the browser says of itself", async () => {
    const given: string[] = [];
    const decodes = (bytes: ArrayBuffer): Promise<void> => {
      given.push(text(bytes));
      return Promise.resolve();
    };

    expect(await soundFormatOf(decodes)).toBe("ogg");
    expect(given[0]).toMatch(/^OggS[^]*OpusHead[^]*OpusTags/);
  });

  test("is MP3 where Opus in Ogg cannot be decoded, or nothing can", async () => {
    expect(await soundFormatOf(() => Promise.reject(new Error("EncodingError")))).toBe("mp3");
    expect(
      await soundFormatOf(() => {
        throw new ReferenceError("OfflineAudioContext is not defined");
      }),
    ).toBe("mp3");
  });

  test("decides what is asked for", () => {
    expect([listedAs("/clips", "ogg"), listedAs("/clips", "mp3")]).toEqual(["/clips", "/clips?type=mp3"]);
    expect([asMp3("/clips/a.ogg"), asMp3("/clips/a.mp3")]).toEqual(["/clips/a.mp3", undefined]);
  });
});
