package org.broadsheet.press;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one address: bytes, and what they depend on.
 *
 * @param status 200, 301, 404 or 410
 * @param type the media type with charset
 * @param body the bytes, not to be changed
 * @param keys what it depends on: {@code article:ID}, {@code channel:PATH}, {@code tag:…}, {@code
 *     person:…}, {@code source:…}, {@code front:…}, {@code site}
 * @param position the log size of the snapshot that it was made from
 * @param location where a 301 leads, a path on this site
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Page(
    int status,
    String type,
    byte[] body,
    Set<String> keys,
    long position,
    @Nullable String location) {
  /** Copies the keys. */
  public Page {
    keys = Set.copyOf(keys);
  }
}
