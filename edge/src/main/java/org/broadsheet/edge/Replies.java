package org.broadsheet.edge;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.press.Page;

/** The short answers that several doors give. */
final class Replies {
  private Replies() {}

  /** Too much to do: ask again in a second. */
  static Reply busy() {
    return Reply.words(503, "Too many requests at once. Please try again in a moment.")
        .with(HttpHeaders.RETRY_AFTER, "1");
  }

  /** Something broke; what, stands in our log and not here. */
  static Reply failed() {
    return Reply.words(500, "Something went wrong here. It has been noted.");
  }

  /** What a reader said is not on disk, or nobody knows; saying it again is harmless. */
  static Reply notKept() {
    return Reply.words(503, "This could not be kept just now. Please try again later.")
        .with(HttpHeaders.RETRY_AFTER, "60");
  }

  static Reply notFound() {
    return Reply.words(404, "There is nothing here.");
  }

  static Reply withdrawn() {
    return Reply.words(410, "This story was withdrawn.");
  }

  static Reply notAllowed(String methods) {
    return Reply.words(405, "This address answers to " + methods + ".")
        .with(HttpHeaders.ALLOW, methods);
  }

  /** Look there for what became of it. */
  static Reply see(String place) {
    var head = new Reply.Head(303, "text/plain; charset=utf-8", Fields.NEVER, place);
    return Reply.of(head, new byte[0]);
  }

  /** A piece of a page, unpacked, with a tag. */
  static Reply fragment(byte[] body, String cacheControl) {
    var head = new Reply.Head(200, "text/html; charset=utf-8", cacheControl, null);
    return Reply.tagged(head, body, Encoding.IDENTITY, false, List.of(tag(body)));
  }

  /** A page made for this request alone, unpacked. */
  static Reply page(Page page, String cacheControl) {
    return page(page, cacheControl, Fields.Policy.USUAL);
  }

  static Reply page(Page page, String cacheControl, Fields.Policy policy) {
    var head = new Reply.Head(page.status(), page.type(), cacheControl, page.location(), policy);
    return Reply.tagged(head, page.body(), Encoding.IDENTITY, false, List.of(tag(page.body())));
  }

  /** The same, packed as the reader takes it. Costs a millisecond: not for an event loop. */
  static Reply page(Page page, String cacheControl, Encoding encoding) {
    var head = new Reply.Head(page.status(), page.type(), cacheControl, page.location());
    String tag = tag(page.body(), encoding);
    byte[] packed = Codec.pack(page.body(), encoding, Codec.QUICK);
    return Reply.tagged(head, packed, encoding, true, List.of(tag));
  }

  static Reply json(int status, Json json) {
    return Reply.of(status, "application/json", json.canonical());
  }

  /** A refusal for programs (RFC 9457). */
  static Reply problem(int status, String title) {
    var members = new LinkedHashMap<String, Json>();
    members.put("status", new Json.Int(status));
    members.put("title", new Json.Text(title));
    return Reply.of(status, "application/problem+json", new Json.Object(members).canonical());
  }

  static Reply json(int status, String json) {
    return Reply.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static String tag(byte[] bytes) {
    return tag(bytes, Encoding.IDENTITY);
  }

  private static String tag(byte[] bytes, Encoding encoding) {
    String hash = HexFormat.of().formatHex(Hash.sha256().digest(bytes), 0, 10);
    return '"' + hash + encoding.tagSuffix + '"';
  }
}
