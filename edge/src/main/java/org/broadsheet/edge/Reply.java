package org.broadsheet.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer, ready to be written any number of times: its fields are made once, and its bytes lie
 * in memory that the kernel reads without another copy.
 *
 * @param headers all fields but {@code Date} and {@code Log-Position}
 * @param unchanged the fields of the 304 in its place, null where none may be sent
 * @param tags the entity tags of what a reader may hold that makes a 304 right, our own first
 * @param size of the body in bytes
 * @param file what is sent in place of the body, null where the body is all
 * @param stamp its fields with those two, null where it is sent once
 */
record Reply(
    int status,
    MultiMap headers,
    @Nullable MultiMap unchanged,
    List<String> tags,
    Buffer body,
    int size,
    @Nullable Path file,
    @Nullable Stamp stamp) {

  /** One that is sent many times. */
  private static Reply lasting(
      Head head,
      MultiMap headers,
      @Nullable MultiMap unchanged,
      List<String> tags,
      Buffer body,
      int size,
      @Nullable Path file) {
    return new Reply(
        head.status(),
        headers.copy(false),
        unchanged == null ? null : unchanged.copy(false),
        tags,
        body,
        size,
        file,
        new Stamp());
  }

  /** Writes all fields into the empty ones of a response. */
  void head(MultiMap response, Clock clock) {
    if (stamp != null) {
      response.setAll(stamp.on(headers, clock));
    } else {
      response
          .setAll(headers)
          .add(Fields.DATE, clock.date())
          .add(Fields.LOG_POSITION, clock.position());
    }
  }

  /** What an answer says besides its bytes. */
  record Head(
      int status,
      String type,
      String cacheControl,
      @Nullable String location,
      Fields.Policy policy) {
    Head(int status, String type, String cacheControl, @Nullable String location) {
      this(status, type, cacheControl, location, Fields.Policy.USUAL);
    }
  }

  /** An answer without an entity tag, never kept: refusals and results. */
  static Reply of(int status, String type, byte[] body) {
    return of(new Head(status, type, Fields.NEVER, null), body);
  }

  /** The same with what else its head says. */
  static Reply of(Head head, byte[] body) {
    MultiMap headers = fields(head);
    headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    return new Reply(
        head.status(), headers, null, List.of(), outside(body), body.length, null, null);
  }

  /** A short answer in words, for people who see no page. */
  static Reply words(int status, String words) {
    return of(status, "text/plain; charset=utf-8", (words + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An answer that can be asked for by its tag.
   *
   * @param varies whether the same address has other encodings
   * @param tags our own first; see {@link Reply#tags}
   */
  static Reply tagged(
      Head head, byte[] body, Encoding encoding, boolean varies, List<String> tags) {
    MultiMap headers = fields(head);
    headers.add(HttpHeaders.CONTENT_LENGTH, optimized(Integer.toString(body.length)));
    if (encoding != Encoding.IDENTITY) {
      headers.add(HttpHeaders.CONTENT_ENCODING, optimized(encoding.token));
    }
    headers.add(HttpHeaders.ETAG, optimized(tags.getFirst()));
    MultiMap unchanged = null;
    if (head.status() == 200) {
      unchanged = Fields.safe(head.policy());
      unchanged.add(HttpHeaders.CACHE_CONTROL, optimized(head.cacheControl()));
    }
    if (varies) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      if (unchanged != null) {
        unchanged.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      }
    }
    return lasting(head, headers, unchanged, tags, outside(body), body.length, null);
  }

  /** A file as it lies on disk; its tag names its bytes. */
  static Reply file(Head head, Path file, String tag) throws IOException {
    MultiMap headers = fields(head);
    headers.add(HttpHeaders.CONTENT_LENGTH, Long.toString(Files.size(file)));
    headers.add(HttpHeaders.ETAG, tag);
    MultiMap unchanged = Fields.safe(head.policy());
    unchanged.add(HttpHeaders.CACHE_CONTROL, head.cacheControl());
    return lasting(head, headers, unchanged, List.of(tag), Buffer.buffer(), 0, file);
  }

  private static MultiMap fields(Head head) {
    MultiMap headers = Fields.safe(head.policy());
    headers.add(HttpHeaders.CONTENT_TYPE, optimized(head.type()));
    headers.add(HttpHeaders.CACHE_CONTROL, optimized(head.cacheControl()));
    if (head.location() != null) {
      headers.add(HttpHeaders.LOCATION, head.location());
    }
    return headers;
  }

  private static CharSequence optimized(String text) {
    return HttpHeaders.createOptimized(text);
  }

  /** This answer with one more field. */
  Reply with(CharSequence name, String value) {
    return new Reply(
        status, headers.copy(true).add(name, value), unchanged, tags, body, size, file, null);
  }

  /**
   * The tag by which this {@code If-None-Match} (RFC 9110 section 13.1.2) holds what we would send;
   * null where it does not.
   */
  @Nullable String held(String ifNoneMatch) {
    if (unchanged == null) {
      return null;
    }
    String asked = ifNoneMatch.strip();
    if (asked.equals("*")) {
      return tags.getFirst();
    }
    for (String tag : tags) {
      int at = asked.indexOf(tag);
      if (at >= 0 && (at == 0 || ",/ \t".indexOf(asked.charAt(at - 1)) >= 0)) {
        return tag;
      }
    }
    return null;
  }

  /** The body's bytes, copied. */
  byte[] bytes() {
    return body.getBytes();
  }

  /**
   * The bytes in memory outside the heap. It is freed with the last reference to it, not by
   * counting: a page may be dropped while an event loop still sends it.
   */
  private static Buffer outside(byte[] bytes) {
    if (bytes.length == 0) {
      return Buffer.buffer();
    }
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    ByteBuf shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory).asReadOnly());
    return BufferInternal.buffer(shared);
  }
}
