package org.broadsheet.edge;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs and unpacks bytes that this process itself made. */
final class Codec {
  /** Whether this machine has the brotli library; where not, gzip is the best that is sent. */
  static final boolean BROTLI = Brotli4jLoader.isAvailable();

  /** Made while someone waits: about a millisecond for a page. */
  static final int QUICK = 5;

  /** Made in idle time for pages that are asked for often. */
  static final int BEST = 11;

  private Codec() {}

  static byte[] pack(byte[] plain, Encoding encoding, int quality) {
    try {
      return switch (encoding) {
        case BROTLI -> Encoder.compress(plain, Encoder.Parameters.create(quality));
        case GZIP -> gzip(plain);
        case IDENTITY -> plain;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] unpack(byte[] packed, Encoding encoding) {
    try {
      return switch (encoding) {
        case BROTLI -> Decoder.decompress(packed, 0, packed.length);
        case GZIP -> {
          try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            yield in.readAllBytes();
          }
        }
        case IDENTITY -> packed;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream(plain.length / 2 + 64);
    try (OutputStream gzip = new Gzip(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, 4096);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
